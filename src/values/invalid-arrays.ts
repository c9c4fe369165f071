import type { JsonObject } from '../documents/pointer.ts';
import { numberIn, type Violation } from './violation.ts';

/** More items are not sent. */
const MOST_ITEMS = 1_000;

/** Lists that are too long or too short, or have an item twice. `itemAt` makes a valid item for a place. */
export function wrongLists(schema: JsonObject, itemAt: (index: number) => unknown): Violation[] {
  const [least, most] = [numberIn(schema, 'minItems') ?? 0, numberIn(schema, 'maxItems')];
  const listOf = (length: number): unknown[] => Array.from({ length }, (_, index) => itemAt(index));
  const found: Violation[] = [];
  if (most !== undefined && most < MOST_ITEMS)
    found.push({ keyword: 'maxItems', what: `more than ${counted(most)}`, values: [listOf(most + 1)] });
  if (least > 0 && least <= MOST_ITEMS)
    found.push({ keyword: 'minItems', what: `fewer than ${counted(least)}`, values: [listOf(least - 1)] });
  if (schema['uniqueItems'] === true)
    found.push({
      keyword: 'uniqueItems',
      what: 'an item twice',
      values: [[...listOf(Math.max(1, least - 1)), itemAt(0)]],
    });
  return found;
}

function counted(items: number): string {
  return items === 1 ? '1 item' : `${items} items`;
}
