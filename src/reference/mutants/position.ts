import type { Contract } from '../../contract/contract.ts';
import { firstPageOf } from '../../contract/pages.ts';
import { isNoCursor } from '../../probes/paging/cursor.ts';
import type { PageAnswer } from './pages.ts';

type Parts = Pick<PageAnswer, 'operation' | 'envelope' | 'items' | 'count' | 'next' | 'previous'>;

/** Whether a contract's lists have pages of which a fault can tell that they are not the first. */
export function hasLaterPages({ envelope }: Contract): boolean {
  if (envelope === undefined || envelope.paging === 'none') return false;
  return envelope.paging !== 'links' || envelope.previous !== undefined;
}

/** Where a page stands in its list. */
export function positionOf(
  page: Parts,
  query: URLSearchParams,
  contract: Contract,
): Pick<PageAnswer, 'later' | 'last'> {
  const { envelope, next, previous } = page;
  switch (envelope.paging) {
    case 'links':
      return { later: typeof previous === 'string', last: next === null };
    case 'cursor':
      return { later: query.has(envelope.cursorParameter ?? ''), last: isNoCursor(next) };
    case 'none':
      return { later: false, last: true };
    default: {
      const before = itemsBefore(page, query, contract);
      return { later: before > 0, last: isEnd(page, query, before) };
    }
  }
}

/** How many items go before a page that is asked for by an offset or a number. */
export function itemsBefore(page: Parts, query: URLSearchParams, { schemas }: Contract): number {
  const { envelope, operation, items } = page;
  if (envelope.paging === 'offset') return Number(query.get(envelope.offsetParameter ?? '') ?? 0);
  const start = firstPageOf(envelope, schemas, operation);
  const number = Number(query.get(envelope.pageParameter ?? '') ?? start);
  return (number - start) * Number(query.get(envelope.pageSizeParameter ?? '') ?? items.length);
}

function isEnd({ envelope, items, count }: Parts, query: URLSearchParams, before: number): boolean {
  if (typeof count === 'number') return before + items.length >= count;
  const asked = query.get(envelope.pageSizeParameter ?? '');
  return asked !== null && items.length < Number(asked);
}
