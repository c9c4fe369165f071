import { isObject, type JsonObject, segmentsOf } from '../documents/pointer.ts';

/** The document with a value at a pointer; objects on the way are made where they are missing. Copies what it changes. */
export function setAt(root: unknown, pointer: string, value: unknown): unknown {
  return edited(root, segmentsOf(pointer), () => value);
}

/** The document without the member at a pointer. */
export function removeAt(root: unknown, pointer: string): unknown {
  const path = segmentsOf(pointer);
  const name = path.pop();
  if (name === undefined) return undefined;
  return edited(root, path, (holder) =>
    isObject(holder)
      ? Object.fromEntries(Object.entries(holder).filter(([member]) => member !== name))
      : holder,
  );
}

function edited(root: unknown, path: readonly string[], change: (value: unknown) => unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return change(root);
  if (Array.isArray(root))
    return root.map((item, index) => (String(index) === name ? edited(item, rest, change) : item));
  const holder: JsonObject = isObject(root) ? root : {};
  return { ...holder, [name]: edited(holder[name], rest, change) };
}

/** Whether a value is nested deeper than that, or has a number that JSON cannot carry. */
export function isExcessive(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((member) => isExcessive(member, depth - 1));
}
