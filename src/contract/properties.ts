import { isObject, type JsonObject, joinPointer, segmentsOf } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';
import type { Schemas } from './schemas.ts';

/** Levels of references and `allOf` that anybody would write. */
const DEEPEST = 100;

/** A schema's own keywords, and where they stand. */
interface Part {
  readonly at: SchemaPointer;
  readonly schema: JsonObject;
}

/** Works out once what is asked of the same schema again and again. */
function remembered<T>(
  work: (schemas: Schemas, pointer: SchemaPointer) => T,
): (schemas: Schemas, pointer: SchemaPointer) => T {
  const known = new WeakMap<Schemas, Map<SchemaPointer, T>>();
  return (schemas, pointer) => {
    const results = known.get(schemas) ?? new Map<SchemaPointer, T>();
    known.set(schemas, results);
    const result = results.get(pointer) ?? work(schemas, pointer);
    results.set(pointer, result);
    return result;
  };
}

/** All that a schema is made of, each once: what it refers to, itself, and the parts of its `allOf`. */
const parts = remembered((schemas, pointer): readonly Part[] => {
  const found: Part[] = [];
  const seen = new Set<JsonObject>();
  const gather = (at: SchemaPointer, depth: number): void => {
    const schema = schemas.raw(at);
    if (depth > DEEPEST || seen.has(schema)) return;
    seen.add(schema);
    const referenced = typeof schema['$ref'] === 'string' ? schemas.resolve(at) : at;
    if (referenced !== at) gather(referenced, depth + 1);
    found.push({ at, schema });
    const { allOf } = schema;
    if (Array.isArray(allOf)) for (const i of allOf.keys()) gather(joinPointer(at, 'allOf', i), depth + 1);
  };
  gather(pointer, 0);
  return found;
});

/** The keywords of a schema and of all that it is made of, as if they stood in one place; the stricter bound counts. */
export const keywordsOf = remembered((schemas, pointer): Readonly<JsonObject> => {
  const all: JsonObject = {};
  for (const { schema } of parts(schemas, pointer)) {
    for (const [keyword, value] of Object.entries(schema)) {
      if (keyword === '$ref' || keyword === 'allOf') continue;
      all[keyword] = stricter(keyword, all[keyword], value);
    }
  }
  return all;
});

function stricter(keyword: string, one: unknown, other: unknown): unknown {
  if (typeof one !== 'number' || typeof other !== 'number') return other;
  if (/^(min|exclusiveMin)/.test(keyword)) return Math.max(one, other);
  return /^(max|exclusiveMax)/.test(keyword) ? Math.min(one, other) : other;
}

/** The members that an object of the schema can have, each with where its schema stands. Later parts of `allOf` win. */
export const propertiesOf = remembered((schemas, pointer): ReadonlyMap<string, SchemaPointer> => {
  const found = new Map<string, SchemaPointer>();
  for (const { at, schema } of parts(schemas, pointer)) {
    if (!isObject(schema['properties'])) continue;
    for (const name of Object.keys(schema['properties']))
      found.set(name, joinPointer(at, 'properties', name));
  }
  return found;
});

/** Where the schema of members stands that none of their own is documented for; undefined where there is none. */
export function othersOf(schemas: Schemas, pointer: SchemaPointer): SchemaPointer | undefined {
  const part = parts(schemas, pointer).find(({ schema }) => isObject(schema['additionalProperties']));
  return part === undefined ? undefined : joinPointer(part.at, 'additionalProperties');
}

/** The names of the members that a request has to carry: required and not read-only. */
export const requiredOf = remembered((schemas, pointer): readonly string[] => {
  const properties = propertiesOf(schemas, pointer);
  const names = parts(schemas, pointer).flatMap(({ schema: { required } }) => {
    return Array.isArray(required) ? required.filter((name): name is string => typeof name === 'string') : [];
  });
  return [...new Set(names)].filter((name) => {
    const property = properties.get(name);
    return property === undefined || !isReadOnly(schemas, property);
  });
});

/** Whether the marks on a property, or on what it is made of, say that only the server writes it. */
export function isReadOnly(schemas: Schemas, property: SchemaPointer): boolean {
  return isMarked(schemas, property, 'readOnly');
}

/** Whether a property, or something it is made of, carries a mark. */
export function isMarked(schemas: Schemas, property: SchemaPointer, mark: 'readOnly' | 'writeOnly'): boolean {
  return parts(schemas, property).some(({ schema }) => schema[mark] === true);
}

/** The schema of the part of a body at an instance pointer (`/meta/total`), or undefined where none is documented. */
export function schemaWithin(
  schemas: Schemas,
  pointer: SchemaPointer,
  instance: string,
): SchemaPointer | undefined {
  let at: SchemaPointer | undefined = pointer;
  for (const name of segmentsOf(instance)) {
    if (at === undefined) return undefined;
    at = propertiesOf(schemas, at).get(name);
  }
  return at;
}

/** Where the alternatives of a schema stand: those of its `oneOf` and `anyOf`, and of the parts of its `allOf`. */
export const branchesOf = remembered((schemas, pointer): readonly SchemaPointer[] =>
  parts(schemas, pointer).flatMap(({ at, schema }) =>
    ['oneOf', 'anyOf'].flatMap((union) => {
      const branches = schema[union];
      return Array.isArray(branches) ? branches.map((_, index) => joinPointer(at, union, index)) : [];
    }),
  ),
);

/** Where the schema of an array's items stands, through `allOf`, or undefined where none is documented. */
export function itemsOf(schemas: Schemas, pointer: SchemaPointer): SchemaPointer | undefined {
  const part = parts(schemas, pointer).find(({ schema }) => isObject(schema['items']));
  return part === undefined ? undefined : joinPointer(part.at, 'items');
}
