import { UNREAD } from '../documents/normalise.ts';
import { isObject, joinPointer, pointerOf, valueAt } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';

/** A part that stands for something nobody could read: where, and what the matter is. */
interface UnreadPart {
  readonly at: SchemaPointer;
  readonly why: string;
}

/** The first part that could not be read, of all that the part at a pointer holds or refers to. */
export function unreadWithin(root: unknown, from: SchemaPointer): UnreadPart | undefined {
  const seen = new Set<object>();
  const stack = [from];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const value = valueAt(root, at);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isObject(value)) {
      const { $ref: reference, [UNREAD]: why } = value;
      if (typeof why === 'string') return { at, why };
      const target = typeof reference === 'string' ? pointerOf(reference) : undefined;
      if (target !== undefined) stack.push(target);
    }
    for (const name of Object.keys(value)) if (!DATA.has(name)) stack.push(joinPointer(at, name));
  }
  return undefined;
}

/** Values, whatever they look like. */
const DATA = new Set(['example', 'examples', 'enum', 'const', 'default']);
