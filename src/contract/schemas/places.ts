import { isObject, type JsonObject, joinPointer, pointerOf, valueAt } from '../../documents/pointer.ts';
import type { SchemaPointer } from '../../model.ts';

/**
 * Finds where the schemas of a document stand. They are looked for from one that refers to them, when one is first
 * asked for: most documents are large, and few of their schemas are ever broken.
 */
export function placesIn(root: unknown): (schema: object, from: SchemaPointer) => SchemaPointer | undefined {
  const places = new Map<object, SchemaPointer>();
  const explore = (from: SchemaPointer): void => {
    const stack: [value: unknown, at: SchemaPointer][] = [[valueAt(root, from), from]];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const [value, at] = next;
      if (typeof value !== 'object' || value === null || places.has(value)) continue;
      places.set(value, at);
      for (const [name, member] of Object.entries(value))
        if (typeof member === 'object') stack.push([member, joinPointer(at, name)]);
      const target = targetOf(value as JsonObject);
      if (target !== undefined) stack.push([valueAt(root, target), target]);
    }
  };
  return (schema, from) => {
    if (!places.has(schema)) explore(from);
    return places.get(schema);
  };
}

function targetOf(schema: JsonObject): SchemaPointer | undefined {
  const reference = schema['$ref'];
  return isObject(schema) && typeof reference === 'string' ? pointerOf(reference) : undefined;
}
