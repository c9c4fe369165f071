import { isObject, type JsonObject } from '../../documents/pointer.ts';
import type { Targets } from './targets.ts';

/** Levels of references and `allOf` that anybody would write. */
const DEEPEST = 100;

/** What a schema is made of, each once: what it refers to, itself, and the parts of its `allOf`. */
export function partsOf(schema: unknown, targets: Targets): ReadonlySet<JsonObject> {
  const found = new Set<JsonObject>();
  const gather = (part: unknown, depth: number): void => {
    if (!isObject(part) || found.has(part) || depth > DEEPEST) return;
    found.add(part);
    const { $ref: reference, allOf } = part;
    if (typeof reference === 'string') gather(targets(reference), depth + 1);
    if (Array.isArray(allOf)) for (const one of allOf) gather(one, depth + 1);
  };
  gather(schema, 0);
  return found;
}
