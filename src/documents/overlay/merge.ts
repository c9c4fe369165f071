import { isObject, joinPointer } from '../pointer.ts';
import { put } from './draft.ts';
import type { Refuse } from './select.ts';

/** What is merged: where it stands in the overlay, and where it goes in the document; both pointers. */
interface Places {
  readonly at: string;
  readonly into: string;
}

/** An action that copies a list into itself doubles it; a few dozen of them would fill the memory. */
const LONGEST_LIST = 1_000_000;

/**
 * What a selected part becomes: objects are merged, a list is joined to a list, anything else is appended to a list,
 * and a plain value takes the place of one. Changes neither of the two.
 */
export function mergeInto(current: unknown, added: unknown, places: Places, refuse: Refuse): unknown {
  return merge(current, Array.isArray(current) && !Array.isArray(added) ? [added] : added, places, refuse);
}

function merge(current: unknown, added: unknown, { at, into }: Places, refuse: Refuse): unknown {
  if (isObject(current) && isObject(added)) {
    const merged = { ...current };
    for (const [name, value] of Object.entries(added)) {
      const places = { at: joinPointer(at, name), into: joinPointer(into, name) };
      put(merged, name, Object.hasOwn(current, name) ? merge(current[name], value, places, refuse) : value);
    }
    return merged;
  }
  if (Array.isArray(current) && Array.isArray(added)) {
    if (current.length + added.length > LONGEST_LIST)
      refuse(at, `${into} becomes too long a list: add less to it`);
    return [...current, ...added];
  }
  if (kindOf(current) === kindOf(added)) return added;
  const place = into === '' ? 'the document' : into;
  return refuse(
    at,
    `${kindOf(added)} cannot be merged into ${kindOf(current)} (${place}): remove that by an action before this one`,
  );
}

/** What kind of value this is, in words. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'an object' : 'a plain value';
}
