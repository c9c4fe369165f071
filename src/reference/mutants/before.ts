import { isNoCursor } from '../../probes/paging/cursor.ts';
import { type Call, type Handler, pathOf, queryIn } from '../http.ts';
import type { Facts } from '../mutant.ts';
import { type PageAnswer, pageIn, pathOfLink } from './pages.ts';
import { itemsBefore } from './position.ts';

/** The page before one that is not the first; undefined where it cannot be had. */
export async function pageBefore(
  page: PageAnswer,
  call: Call,
  forward: Handler,
  facts: Facts,
): Promise<PageAnswer | undefined> {
  if (page.envelope.paging === 'cursor') return givingCursor(page, call, forward, facts);
  const path = page.envelope.paging === 'links' ? pathOfLink(page.previous) : pathBefore(page, call, facts);
  if (path === undefined || !page.later) return undefined;
  const before = { ...call, path };
  return pageIn(await forward(before), before, facts);
}

function pathBefore(page: PageAnswer, call: Call, { contract }: Facts): string {
  const { envelope, items } = page;
  const query = queryIn(call);
  if (envelope.paging === 'offset') {
    const size = Number(query.get(envelope.pageSizeParameter ?? '') ?? items.length);
    query.set(envelope.offsetParameter ?? '', String(Math.max(0, itemsBefore(page, query, contract) - size)));
  } else {
    const name = envelope.pageParameter ?? '';
    query.set(name, String(Number(query.get(name)) - 1));
  }
  return `${pathOf(call)}?${query}`;
}

const MOST_PAGES = 100;

/** The page whose cursor leads to this one: found from the first on. */
async function givingCursor(
  { envelope: { cursorParameter = '' } }: PageAnswer,
  call: Call,
  forward: Handler,
  facts: Facts,
): Promise<PageAnswer | undefined> {
  const query = queryIn(call);
  const wanted = query.get(cursorParameter);
  for (let pages = 0, cursor: string | undefined; pages < MOST_PAGES; pages += 1) {
    if (cursor === undefined) query.delete(cursorParameter);
    else query.set(cursorParameter, cursor);
    const asked = { ...call, path: `${pathOf(call)}?${query}` };
    const page = pageIn(await forward(asked), asked, facts);
    if (page === undefined || isNoCursor(page.next)) return undefined;
    cursor = String(page.next);
    if (cursor === wanted) return page;
  }
  return undefined;
}
