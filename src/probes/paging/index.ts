/** The ways from page to page, a line each. */
import type { PagingStyle } from '../../model.ts';
import { byNumber, byOffset } from './counted.ts';
import { byCursor } from './cursor.ts';
import { byLinks } from './links.ts';
import type { Page } from './page.ts';
import type { Next, Paging } from './paging.ts';
import type { Reading } from './reading.ts';

const pagings: Readonly<Record<PagingStyle, Paging>> = {
  links: byLinks,
  cursor: byCursor,
  offset: byOffset,
  number: byNumber,
  none: { after: () => 'last' },
};

/** What comes behind a page of a list. */
export function after(reading: Reading, page: Page, first: Page = page): Next {
  return pagings[reading.envelope.paging].after(reading, page, first);
}

/** Whether there may be a page behind one: also where only asking for it would tell. */
export function mayFollow(reading: Reading, page: Page): boolean {
  return after(reading, page) !== 'last';
}

/** Whether pages are counted off: then where one begins follows from those before, and an empty one is none. */
export function isCounted({ envelope: { paging } }: Reading): boolean {
  return paging === 'offset' || paging === 'number';
}
