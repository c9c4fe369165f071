import type { Envelope, Operation, Probe, Script } from '../model.ts';
import type { Kit } from '../script/kit.ts';
import { quietly, send, stop } from '../script/steps.ts';
import { isSuccess, unmet } from './outcomes.ts';
import { linkQuery } from './paging/links.ts';
import { type Page, pageOf } from './paging/page.ts';
import { type Reading, readPage } from './paging/reading.ts';
import { LARGEST_PAGE, resized, takesSize, totalOf } from './paging/size.ts';
import { type End, turn } from './paging/turn.ts';
import { parentsOf } from './parents.ts';
import { queryOf } from './query.ts';
import { stoodStill } from './steady.ts';

export interface Walk {
  readonly pages: readonly Page[];
  readonly end: End;
  /** What the second page's link to the previous one led to; not asked where the first page is another when read again. */
  readonly back?: Page;
  /** The same of the last page, where there are more than two. */
  readonly lastBack?: Page;
  /** False where the list changed on the way: somebody else writes. */
  readonly steady: boolean;
}

const PAGES_WANTED = 3;
/** Walks of a list that others change: other shards of the run may be among them, and write for a moment only. */
const WALKS = 6;

/** All pages of a list, from the first to the last, in pages small enough that there are several. */
export function walk(kit: Kit, operation: Operation, envelope: Envelope): Probe<Walk> {
  return {
    id: `walk ${operation.key}`,
    lifetime: 'attempt',
    *script() {
      const path = yield* parentsOf(kit, operation, 'any');
      return yield* quietly(steadyWalk({ kit, operation, envelope, path }));
    },
  };
}

function* steadyWalk(reading: Reading): Script<Walk> {
  let last = yield* oneWalk(reading);
  for (let i = 1; i < WALKS && !last.steady; i += 1) last = yield* oneWalk(reading);
  return last;
}

function* oneWalk(reading: Reading): Script<Walk> {
  const first = yield* firstPage(reading);
  const pages = [first];
  const seen = new Set<string>();
  let back: Page | undefined;
  let met = yield* turn(reading, pages, seen);
  while (typeof met === 'object') {
    pages.push(met);
    if (pages.length === 2) back = yield* backFrom(reading, first, met);
    met = yield* turn(reading, pages, seen);
  }
  const [before, last] = pages.slice(-2);
  const lastBack =
    met === 'last' && pages.length > 2 && before !== undefined && last !== undefined
      ? yield* backFrom(reading, before, last)
      : undefined;
  const even = pages.every(({ count }) => count === first.count);
  const told = pages.length === 1 && met !== 'broken';
  const steady = even && (told || (yield* stoodStill(reading, first)));
  return {
    pages,
    end: met,
    steady,
    ...(back !== undefined && { back }),
    ...(lastBack !== undefined && { lastBack }),
  };
}

/** The first page, in a size that makes about three of the list, where that can be chosen and there are items enough. */
function* firstPage(reading: Reading): Script<Page> {
  const page = yield* readPage(reading, Object.entries(queryOf(reading.kit, reading.operation)));
  if (!isSuccess(page.exchange)) return yield* stop(unmet(page.exchange, 'the list cannot be read'));
  if (!takesSize(reading)) return page;
  const total = yield* totalOf(reading, page);
  if (total < 2) return page;
  return yield* resized(reading, page, Math.min(LARGEST_PAGE, Math.ceil(total / PAGES_WANTED)));
}

function* backFrom(reading: Reading, first: Page, second: Page): Script<Page | undefined> {
  const link = second.previous === undefined ? undefined : linkQuery(reading, second.previous);
  if (link === undefined) return undefined;
  // A list in the order of its last changes may be another by now: then the way back proves nothing.
  const again = yield* send(first.exchange.request);
  const stable = JSON.stringify(pageOf(reading.envelope, again).items) === JSON.stringify(first.items);
  return stable ? yield* readPage(reading, link) : undefined;
}
