import type { Script } from '../../model.ts';
import { stop } from '../../script/steps.ts';
import { isSuccess, statusOf, unmet } from '../outcomes.ts';
import { after, isCounted } from './index.ts';
import type { Page, Query } from './page.ts';
import { type Reading, readPage } from './reading.ts';

/**
 * Why there is no further page. `last`: nothing follows. `loop`: what follows was asked for before. `broken`: what
 * should lead on leads nowhere. `unreachable`: the operation takes no parameter that asks for what follows. `budget`:
 * there are too many.
 */
export type End = 'last' | 'loop' | 'broken' | 'unreachable' | 'budget';

/** The page behind the last of those read so far. `seen` holds what was asked for, and is added to. */
export function* turn(reading: Reading, pages: readonly Page[], seen: Set<string>): Script<Page | End> {
  const [first, last] = [pages[0] as Page, pages.at(-1) as Page];
  const next = after(reading, last, first);
  if (typeof next === 'string') return next;
  const key = keyOf(next.query);
  if (seen.has(key)) return 'loop';
  if (pages.length >= reading.kit.settings.maxPages) return 'budget';
  seen.add(key);
  const page = yield* readPage(reading, next.query);
  if (statusOf(page.exchange) >= 500) return yield* stop(unmet(page.exchange, 'a page cannot be read'));
  // What was only tried for may be refused: where a list ends, servers differ.
  if (!isSuccess(page.exchange)) return next.promised ? 'broken' : 'last';
  return page.items.length === 0 && isCounted(reading) ? 'last' : page;
}

function keyOf(query: Query): string {
  return JSON.stringify([...query].sort());
}
