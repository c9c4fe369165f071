import { queryParameter } from '../../contract/pages.ts';
import type { Script } from '../../model.ts';
import { isSuccess } from '../outcomes.ts';
import { isCounted, mayFollow } from './index.ts';
import { type Page, queryOfPage, withValue } from './page.ts';
import { type Reading, readPage } from './reading.ts';

/** More items at once are asked of nobody. */
export const LARGEST_PAGE = 100;

/** Whether a page of a list can be asked for in a size. */
export function takesSize({ operation, envelope }: Reading): boolean {
  return queryParameter(operation, envelope.pageSizeParameter) !== undefined;
}

/**
 * A first page in another size; as it is where the server does not take that. Where pages are counted off and the
 * server gives more or fewer than were asked for, it is asked for as many as it gives: so it says where the next begins.
 */
export function* resized(reading: Reading, first: Page, size: number): Script<Page> {
  const page = yield* inSize(reading, first, size);
  if (!isSuccess(page.exchange)) return first;
  const given = page.items.length;
  const uneven = isCounted(reading) && given > 0 && given !== size && mayFollow(reading, page);
  const even = uneven ? yield* inSize(reading, first, given) : page;
  return isSuccess(even.exchange) ? even : page;
}

function inSize(reading: Reading, first: Page, size: number): Script<Page> {
  const name = reading.envelope.pageSizeParameter ?? '';
  return readPage(reading, withValue(queryOfPage(first), name, String(size)));
}

/** How many items a list has: by its count, else by the largest page that it gives. */
export function* totalOf(reading: Reading, first: Page): Script<number> {
  if (typeof first.count === 'number') return first.count;
  const known = first.items.length;
  if (!takesSize(reading) || !mayFollow(reading, first)) return known;
  const largest = yield* inSize(reading, first, LARGEST_PAGE);
  if (!isSuccess(largest.exchange)) return known;
  const cut = !isCounted(reading) && mayFollow(reading, largest);
  return cut ? Number.POSITIVE_INFINITY : Math.max(known, largest.items.length);
}
