import { dereference, isObject, type JsonObject, pointerOf, valueAt } from '../../documents/pointer.ts';

/** Levels of references and `allOf` that anybody would write. */
const DEEPEST = 100;

/** Finds the members of a schema that are marked, wherever in what it is made of the member and the mark stand. */
export function hiddenMembers(
  root: unknown,
  mark: 'readOnly' | 'writeOnly',
): (schema: JsonObject) => readonly string[] {
  const marked = new WeakMap<object, boolean>();

  /** What a schema is made of, each once: what it refers to, itself, and the parts of its `allOf`. */
  const parts = (schema: unknown, found = new Set<JsonObject>(), depth = 0): Set<JsonObject> => {
    if (!isObject(schema) || found.has(schema) || depth > DEEPEST) return found;
    found.add(schema);
    const { $ref: reference, allOf } = schema;
    const pointer = typeof reference === 'string' ? pointerOf(reference) : undefined;
    const target = pointer === undefined ? undefined : dereference(root, pointer);
    if (target !== undefined) parts(valueAt(root, target), found, depth + 1);
    if (Array.isArray(allOf)) for (const part of allOf) parts(part, found, depth + 1);
    return found;
  };

  const isMarked = (member: unknown): boolean => {
    if (!isObject(member)) return false;
    const known = marked.get(member) ?? [...parts(member)].some((part) => part[mark] === true);
    marked.set(member, known);
    return known;
  };

  return (schema) => {
    const names = [...parts(schema)].flatMap(({ properties }) =>
      isObject(properties) ? Object.keys(properties).filter((name) => isMarked(properties[name])) : [],
    );
    return [...new Set(names)];
  };
}
