import { dereference, isObject, type JsonObject, pointerOf, valueAt } from '../documents/pointer.ts';

/** Who sends the value: a request has no read-only members, a response no write-only ones. */
export type Direction = 'request' | 'response';

const DEEPEST = 20;

/** Keywords whose members are names of the author's choice. */
const NAMED = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
  'schemas',
  'paths',
]);

/**
 * The document as one direction sees it: generated documents list read-only members as required, though a request
 * leaves them out; and a response need not have the write-only ones. A member's mark may stand in another part of an
 * `allOf` than the list of what is required.
 */
export function seenBy(direction: Direction, root: unknown): unknown {
  const mark = direction === 'request' ? 'readOnly' : 'writeOnly';

  /** What a schema is made of: what it refers to, itself, and the parts of its `allOf`. */
  const parts = (schema: unknown, depth = 0): JsonObject[] => {
    if (!isObject(schema) || depth > DEEPEST) return [];
    const { $ref: reference, allOf } = schema;
    const pointer = typeof reference === 'string' ? pointerOf(reference) : undefined;
    const target = pointer === undefined ? undefined : dereference(root, pointer);
    return [
      ...(target === undefined ? [] : parts(valueAt(root, target), depth + 1)),
      schema,
      ...(Array.isArray(allOf) ? allOf.flatMap((part) => parts(part, depth + 1)) : []),
    ];
  };
  const hiddenIn = (schema: JsonObject): string[] =>
    parts(schema).flatMap(({ properties }) =>
      isObject(properties)
        ? Object.keys(properties).filter((name) =>
            parts(properties[name]).some((part) => part[mark] === true),
          )
        : [],
    );

  const copies = new Map<object, unknown>();
  /** `hidden`: what an enclosing `allOf` knows to be hidden. `named`: the members are names, not keywords. */
  const copy = (value: unknown, hidden: readonly string[] = [], named = false): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const known = hidden.length === 0 ? copies.get(value) : undefined;
    if (known !== undefined) return known;
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      if (hidden.length === 0) copies.set(value, list);
      for (const item of value) list.push(copy(item, hidden));
      return list;
    }
    const schema = value as JsonObject;
    const result: JsonObject = {};
    if (hidden.length === 0) copies.set(schema, result);
    const { required, allOf, properties, $ref: reference } = schema;
    const composed =
      Array.isArray(allOf) || (Array.isArray(required) && (isObject(properties) || reference !== undefined));
    const all = composed ? [...hidden, ...hiddenIn(schema)] : hidden;
    for (const [name, member] of Object.entries(schema)) {
      // An example is no schema, whatever it looks like: an $id in it would be taken for one.
      if (!named && (name === 'example' || name === 'examples')) continue;
      result[name] = copy(member, name === 'allOf' ? all : [], !named && NAMED.has(name));
    }
    if (Array.isArray(required)) result['required'] = required.filter((name) => !all.includes(String(name)));
    return result;
  };
  return copy(root);
}
