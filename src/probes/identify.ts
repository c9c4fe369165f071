import { isObject } from '../documents/pointer.ts';
import type { Kit } from '../script/kit.ts';

/** The id of an item or a body, as text; undefined where it has none. */
export function identify(kit: Kit, item: unknown): string | undefined {
  const id = isObject(item) ? item[kit.contract.identifier] : undefined;
  // Beyond 2^53 JSON.parse has rounded it: it would name something else.
  return typeof id === 'string' || Number.isSafeInteger(id) ? String(id) : undefined;
}
