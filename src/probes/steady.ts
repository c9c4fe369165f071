import type { Script } from '../model.ts';
import { send } from '../script/steps.ts';
import { identify } from './identify.ts';
import { isSuccess } from './outcomes.ts';
import { type Page, pageOf } from './paging/page.ts';
import type { Reading } from './paging/reading.ts';

/**
 * Whether a list can be blamed for how its pages fit together. One in the order of its last changes can shift while
 * its count stays the same: then it starts otherwise than before. One that is in no order at all does so as well, but
 * that is its own fault: two reads at once do not even look like each other shifted.
 */
export function* stoodStill(reading: Reading, first: Page): Script<boolean> {
  const start = function* (): Script<string[]> {
    const again = yield* send(first.exchange.request);
    return isSuccess(again) ? idsOf(reading, pageOf(reading.envelope, again)) : [];
  };
  const now = yield* start();
  return isSame(now, idsOf(reading, first)) || !isShifted(now, yield* start());
}

/** The ids of a page; of items without, the items. */
function idsOf({ kit, operation }: Reading, { items }: Page): string[] {
  return items.map((item) => identify(kit, item, operation.collection) ?? JSON.stringify(item));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether two pages have half of their items in common, in the same order. */
function isShifted(one: readonly string[], other: readonly string[]): boolean {
  const common = one.filter((id) => other.includes(id));
  return (
    common.length >= one.length / 2 &&
    isSame(
      common,
      other.filter((id) => one.includes(id)),
    )
  );
}
