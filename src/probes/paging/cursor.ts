import { queryParameter } from '../../contract/pages.ts';
import { queryOfPage, withValue } from './page.ts';
import type { Paging } from './paging.ts';

/** A page names a cursor, which the same request takes to answer the next one; none on the last. */
export const byCursor: Paging = {
  after({ operation, envelope: { cursorParameter = '' } }, page) {
    const { next } = page;
    if (isNoCursor(next)) return 'last';
    if (typeof next !== 'string' && typeof next !== 'number') return 'broken';
    if (queryParameter(operation, cursorParameter) === undefined) return 'unreachable';
    return { query: withValue(queryOfPage(page), cursorParameter, String(next)), promised: true };
  },
};

/** Whether what stands in the place of a cursor says that nothing follows: the schema says in which of these ways. */
export function isNoCursor(next: unknown): boolean {
  return next === null || next === undefined || next === '';
}
