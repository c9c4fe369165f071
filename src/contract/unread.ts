import { UNREAD } from '../documents/normalise.ts';
import { isObject, joinPointer, pointerOf, valueAt } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';
import { NAMED } from './schemas/copy.ts';

/** A part that stands for something nobody could read: where, and what the matter is. */
interface UnreadPart {
  readonly at: SchemaPointer;
  readonly why: string;
}

/** The first part that could not be read, of all that the part at a pointer is judged by, held or referred to. */
export function unreadWithin(root: unknown, from: SchemaPointer): UnreadPart | undefined {
  const seen = new Set<object>();
  const stack: { readonly at: SchemaPointer; readonly named: boolean }[] = [{ at: from, named: false }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { at, named } = next;
    const value = valueAt(root, at);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isObject(value) && !named) {
      const { $ref: reference, [UNREAD]: why } = value;
      if (typeof why === 'string') return { at, why };
      const target = typeof reference === 'string' ? pointerOf(reference) : undefined;
      if (target !== undefined) stack.push({ at: target, named: false });
    }
    for (const name of Object.keys(value))
      if (named || !isIdle(name)) stack.push({ at: joinPointer(at, name), named: !named && NAMED.has(name) });
  }
  return undefined;
}

/** What no answer is judged by: values, whatever they look like, links, and what extensions say. */
function isIdle(keyword: string): boolean {
  return IDLE.has(keyword) || keyword.startsWith('x-');
}

const IDLE = new Set(['example', 'examples', 'enum', 'const', 'default', 'links']);
