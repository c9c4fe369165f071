import { jsonValueOf } from '../../contract/documented.ts';
import { firstPageOf, queryParameter } from '../../contract/pages.ts';
import { valueAt } from '../../documents/pointer.ts';
import { type Page, queryOfPage, valueIn, withValue } from './page.ts';
import type { Next, Paging } from './paging.ts';
import type { Reading } from './reading.ts';

/** The next page begins behind the items that were asked for up to here. */
export const byOffset: Paging = {
  after(reading, page, first) {
    const { offsetParameter } = reading.envelope;
    const before = numberIn(page, offsetParameter) ?? 0;
    const step = stepOf(reading, page, first);
    return counted(reading, page, { before, step, name: offsetParameter, value: before + step });
  },
};

/** The next page has the next number. */
export const byNumber: Paging = {
  after(reading, page, first) {
    const { pageParameter } = reading.envelope;
    const start = firstNumber(reading, first);
    const number = numberIn(page, pageParameter) ?? start;
    const step = stepOf(reading, page, first);
    const before = (number - start) * step;
    return counted(reading, page, { before, step, name: pageParameter, value: number + 1 });
  },
};

interface Place {
  /** How many items go before the page, and how many it has where it is full. */
  readonly before: number;
  readonly step: number;
  /** What asks for the next one. */
  readonly name: string | undefined;
  readonly value: number;
}

/**
 * The next page, if there can be one. A full page is followed by another where the count says so: that is promised. A
 * page may be followed as well where the count is met, or there is none: only asking for it shows a count too low. And
 * one that is not full, and does not meet the count, is the last or has been thinned out.
 */
function counted({ operation }: Reading, page: Page, { before, step, name, value }: Place): Next {
  const total = typeof page.count === 'number' ? page.count : undefined;
  const met = page.items.length;
  const full = met >= step;
  const more = total !== undefined && before + met < total;
  if (met === 0 || (total !== undefined && !more && !full)) return 'last';
  if (name === undefined || queryParameter(operation, name) === undefined)
    return total === undefined || more ? 'unreachable' : 'last';
  return { query: withValue(queryOfPage(page), name, String(value)), promised: more && full };
}

/** How many items a page is asked for, where that is said; else how many the first has. */
function stepOf({ envelope }: Reading, page: Page, first: Page): number {
  return Math.max(numberIn(page, envelope.pageSizeParameter) ?? first.items.length, page.items.length);
}

function numberIn(page: Page, name: string | undefined): number | undefined {
  const text = valueIn(queryOfPage(page), name);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** The number that the first page of a list has: as it says itself, else as the parameter documents. */
export function firstNumber({ kit, operation, envelope }: Reading, first: Page): number {
  const said = envelope.page === undefined ? undefined : valueAt(jsonValueOf(first.exchange), envelope.page);
  return typeof said === 'number' ? said : firstPageOf(envelope, kit.contract.schemas, operation);
}
