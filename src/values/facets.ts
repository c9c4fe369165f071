import { itemsOf, keywordsOf, propertiesOf } from '../contract/properties.ts';
import type { Schemas } from '../contract/schemas.ts';
import { isObject, type JsonObject, joinPointer } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';

/** What a schema asks of a value that is not null. */
export interface Facets {
  /** Where it stands: in its only alternative to null, where it is written so. */
  readonly at: SchemaPointer;
  readonly schema: JsonObject;
  /** Its only type; undefined where it allows several or does not say. */
  readonly type: string | undefined;
}

/** Reads a schema as a rule for what is not null: `anyOf: [X, null]` is X. */
export function facetsOf(schemas: Schemas, pointer: SchemaPointer): Facets {
  const outer = keywordsOf(schemas, pointer);
  const alternative = onlyAlternative(schemas, pointer);
  const at = alternative ?? pointer;
  const schema = alternative === undefined ? outer : { ...outer, ...keywordsOf(schemas, alternative) };
  return { at, schema, type: typeIn(schemas, at, schema) };
}

/** Where the only branch of a union stands that is not null; undefined where there is no union, or a real one. */
function onlyAlternative(schemas: Schemas, pointer: SchemaPointer): SchemaPointer | undefined {
  const holder = schemas.resolve(pointer);
  for (const union of ['anyOf', 'oneOf']) {
    const branches = schemas.raw(holder)[union];
    if (!Array.isArray(branches)) continue;
    const real = branches
      .map((_, index) => joinPointer(holder, union, index))
      .filter((branch) => schemas.at(branch)['type'] !== 'null');
    return real.length === 1 ? real[0] : undefined;
  }
  return undefined;
}

function typeIn(schemas: Schemas, at: SchemaPointer, schema: JsonObject): string | undefined {
  const { type } = schema;
  if (typeof type === 'string') return type;
  if (Array.isArray(type)) {
    const real = type.filter((one) => one !== 'null');
    return real.length === 1 ? String(real[0]) : undefined;
  }
  if (propertiesOf(schemas, at).size > 0) return 'object';
  if (itemsOf(schemas, at) !== undefined) return 'array';
  return isObject(schema['properties']) ? 'object' : undefined;
}
