import { isMarked, itemsOf, keywordsOf, propertiesOf } from '../../contract/properties.ts';
import type { Schemas } from '../../contract/schemas.ts';
import { isObject, type JsonObject } from '../../documents/pointer.ts';
import type { SchemaPointer } from '../../model.ts';
import { isSameText } from './texts.ts';

/** Nothing, in one of the ways to say so: a server may leave it out, or say it in another way. */
function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/**
 * Whether what came back holds what was sent, by the schema of what came back. Lenient where servers have good
 * reasons: see `isSameText`; a reference may be expanded, an array may be in another order or have more, an object
 * may have more members.
 */
export function holds(
  schemas: Schemas,
  schema: SchemaPointer | undefined,
  sent: unknown,
  got: unknown,
): boolean {
  // A null may be taken for the default, and what is false or zero may be left out.
  if (sent === null || (isNothing(sent) && isNothing(got))) return true;
  if (got === undefined) return sent === false || sent === 0 || isPassword(schemas, schema);
  if (got === null) return isPassword(schemas, schema);
  if (Array.isArray(sent)) return Array.isArray(got) && holdsAll(schemas, schema, sent, got);
  if (isObject(sent)) return isObject(got) && holdsMembers(schemas, schema, sent, got);
  if (isObject(got)) return typeof sent !== 'boolean' && isExpanded(sent, got);
  if (typeof sent === 'number') return isSameNumber(sent, Number(got));
  if (typeof sent !== 'string') return sent === got;
  if (typeof got !== 'string' && typeof got !== 'number') return false;
  return isSameText(schema === undefined ? {} : keywordsOf(schemas, schema), sent, String(got));
}

/** What no good server shows again, also where nobody marked it as write-only. */
function isPassword(schemas: Schemas, schema: SchemaPointer | undefined): boolean {
  return schema !== undefined && keywordsOf(schemas, schema)['format'] === 'password';
}

/** Each item that was sent is there, in any order; each that is there counts for one. */
function holdsAll(
  schemas: Schemas,
  schema: SchemaPointer | undefined,
  sent: readonly unknown[],
  got: readonly unknown[],
): boolean {
  const items = schema === undefined ? undefined : itemsOf(schemas, schema);
  const rest = [...got];
  return sent.every((item) => {
    const index = rest.findIndex((candidate) => holds(schemas, items, item, candidate));
    if (index >= 0) rest.splice(index, 1);
    return index >= 0;
  });
}

/** Each member that was sent and that comes back at all. */
function holdsMembers(
  schemas: Schemas,
  schema: SchemaPointer | undefined,
  sent: JsonObject,
  got: JsonObject,
): boolean {
  const properties = schema === undefined ? undefined : propertiesOf(schemas, schema);
  return Object.entries(sent).every(([name, value]) => {
    const property = properties?.get(name);
    if (property === undefined)
      return !Object.hasOwn(got, name) || holds(schemas, undefined, value, got[name]);
    return !comesBack(schemas, property) || holds(schemas, property, value, got[name]);
  });
}

/** Whether a member is written by clients and shown to them. */
export function comesBack(schemas: Schemas, property: SchemaPointer): boolean {
  return !isMarked(schemas, property, 'readOnly') && !isMarked(schemas, property, 'writeOnly');
}

/** A reference or a code that comes back as the object that it names: one of its members is it. */
function isExpanded(sent: unknown, got: JsonObject): boolean {
  return Object.values(got).some((member) => String(member) === String(sent));
}

/** Numbers by value, but for what a narrower type of number cannot hold. */
function isSameNumber(sent: number, got: number): boolean {
  return Math.abs(sent - got) <= Math.abs(sent) * 1e-6;
}
