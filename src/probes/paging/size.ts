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

/** The size next to one that the parameter documents: within its bounds, or one of its choices. */
function allowed({ kit, operation, envelope }: Reading, size: number): number {
  const pointer = queryParameter(operation, envelope.pageSizeParameter)?.schema;
  const schema = pointer === undefined ? {} : kit.contract.schemas.at(pointer);
  const number = (value: unknown, otherwise: number): number =>
    typeof value === 'number' ? value : otherwise;
  const choices = (Array.isArray(schema['enum']) ? schema['enum'] : []).map(Number).sort((a, b) => a - b);
  if (choices.length > 0) return choices.findLast((one) => one <= size) ?? (choices[0] as number);
  return Math.max(number(schema['minimum'], 1), Math.min(number(schema['maximum'], size), size));
}

/**
 * A first page in another size; as it is where the server does not take that. Where pages are counted off and the
 * server gives more or fewer than were asked for, it is asked for as many as it gives: so it says where the next begins.
 */
export function* resized(reading: Reading, first: Page, size: number): Script<Page> {
  const asked = allowed(reading, size);
  const page = yield* inSize(reading, first, asked);
  if (!isSuccess(page.exchange)) return first;
  const given = page.items.length;
  const uneven = isCounted(reading) && given > 0 && given !== asked && mayFollow(reading, page);
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
  const largest = yield* inSize(reading, first, allowed(reading, LARGEST_PAGE));
  if (!isSuccess(largest.exchange)) return known;
  const cut = !isCounted(reading) && mayFollow(reading, largest);
  return cut ? Number.POSITIVE_INFINITY : Math.max(known, largest.items.length);
}
