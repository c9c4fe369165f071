import type { SchemaPointer } from '../model.ts';
import { isObject, joinPointer, segmentsOf } from './pointer.ts';
import type { Schemas } from './schemas.ts';

const DEEPEST = 20;

/** A schema and all that it is made of by `allOf`, behind their references. */
function parts(schemas: Schemas, pointer: SchemaPointer, depth = 0): SchemaPointer[] {
  if (depth > DEEPEST) return [];
  const at = schemas.resolve(pointer);
  const { allOf } = schemas.at(at);
  const further = Array.isArray(allOf)
    ? allOf.flatMap((_, i) => parts(schemas, joinPointer(at, 'allOf', i), depth + 1))
    : [];
  return [at, ...further];
}

/** The members that an object of the schema can have, each with where its schema stands. Later parts of `allOf` win. */
export function propertiesOf(schemas: Schemas, pointer: SchemaPointer): ReadonlyMap<string, SchemaPointer> {
  const found = new Map<string, SchemaPointer>();
  for (const part of parts(schemas, pointer)) {
    const { properties } = schemas.at(part);
    if (!isObject(properties)) continue;
    for (const name of Object.keys(properties)) found.set(name, joinPointer(part, 'properties', name));
  }
  return found;
}

/** The names of the members that a request has to carry: required and not read-only. */
export function requiredOf(schemas: Schemas, pointer: SchemaPointer): string[] {
  const properties = propertiesOf(schemas, pointer);
  const names = parts(schemas, pointer).flatMap((part) => {
    const { required } = schemas.at(part);
    return Array.isArray(required) ? required.filter((name): name is string => typeof name === 'string') : [];
  });
  return [...new Set(names)].filter((name) => {
    const property = properties.get(name);
    return property === undefined || !isReadOnly(schemas, property);
  });
}

/** Whether the marks on a property, or on what it refers to, say that only the server writes it. */
export function isReadOnly(schemas: Schemas, property: SchemaPointer): boolean {
  return schemas.raw(property)['readOnly'] === true || schemas.at(property)['readOnly'] === true;
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

/** Where the schema of an array's items stands, through `allOf`, or undefined where none is documented. */
export function itemsOf(schemas: Schemas, pointer: SchemaPointer): SchemaPointer | undefined {
  const part = parts(schemas, pointer).find((candidate) => isObject(schemas.at(candidate)['items']));
  return part === undefined ? undefined : joinPointer(part, 'items');
}
