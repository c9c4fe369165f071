import type { Page, Query } from './page.ts';
import type { Reading } from './reading.ts';

/**
 * What comes behind a page: the query of another, which is promised to be there or only may be. `last`: nothing.
 * `broken`: what should lead on leads nowhere. `unreachable`: the operation takes no parameter that asks for it.
 */
export type Next = { readonly query: Query; readonly promised: boolean } | 'last' | 'broken' | 'unreachable';

/** One way in which a page of a list leads to the next. It has no state: what it has to know stands in the pages. */
export interface Paging {
  /** What comes behind a page; the first page of the same walk tells how large pages are. */
  after(reading: Reading, page: Page, first: Page): Next;
}
