import type { Direction } from '../contract/direction.ts';
import { isMarked, itemsOf, keywordsOf, propertiesOf, requiredOf } from '../contract/properties.ts';
import type { Schemas } from '../contract/schemas.ts';
import { isObject, type JsonObject, joinPointer } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';
import { numberOf } from './digest.ts';
import { numberWithin } from './numbers.ts';
import { exampleOf, stringOf } from './strings.ts';

export interface Making {
  readonly direction: Direction;
  /** Makes this value unlike others: part of every free string, and of every id. */
  readonly token: string;
  /** Members to leave out are those that the direction does not carry; optional ones come along where true. */
  readonly optional: boolean;
}

const DEEPEST = 8;
/** Parts that a value is tried to be made of: schemas that hold each other in many ways can ask for any number. */
const MOST_PARTS = 5_000;
const MOST_ITEMS = 1_000;

/** How far a proposal has come. */
interface Progress {
  readonly depth: number;
  /** Shared by all parts of one proposal. */
  readonly effort: { parts: number };
}

/**
 * A value of a schema, the same for the same token. A proposal: the caller proves it with ajv before it is used.
 * Undefined where none could be thought of.
 */
export function propose(schemas: Schemas, pointer: SchemaPointer, making: Making): unknown {
  return proposed(schemas, pointer, making, { depth: 0, effort: { parts: 0 } });
}

function proposed(schemas: Schemas, pointer: SchemaPointer, making: Making, progress: Progress): unknown {
  const { depth, effort } = progress;
  effort.parts += 1;
  if (depth > 2 * DEEPEST || effort.parts > MOST_PARTS) return undefined;
  const within: Progress = { depth: depth + 1, effort };
  const schema = keywordsOf(schemas, pointer);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum']) && schema['enum'].length > 0) {
    return schema['enum'][numberOf(schema['enum'].length, making.token, pointer)];
  }
  const own = (): unknown => proposeByType(schemas, pointer, schema, making, within);
  const ways: (() => unknown)[] = branchesOf(schemas, pointer).map(
    (branch) => () => merge(hasType(schema) ? own() : undefined, proposed(schemas, branch, making, within)),
  );
  ways.push(
    own,
    () => exampleOf(schema),
    () => schema['default'],
  );
  return firstValid(schemas, pointer, making.direction, ways);
}

/** Where the alternatives of a schema stand. */
function branchesOf(schemas: Schemas, pointer: SchemaPointer): SchemaPointer[] {
  const at = schemas.resolve(pointer);
  return ['oneOf', 'anyOf'].flatMap((union) => {
    const branches = schemas.raw(at)[union];
    return Array.isArray(branches) ? branches.map((_, index) => joinPointer(at, union, index)) : [];
  });
}

function hasType(schema: JsonObject): boolean {
  return schema['type'] !== undefined || schema['properties'] !== undefined;
}

function firstValid(
  schemas: Schemas,
  pointer: string,
  direction: Direction,
  ways: (() => unknown)[],
): unknown {
  let fallback: unknown;
  for (const way of ways) {
    const value = way();
    if (value === undefined) continue;
    if (schemas.errors(pointer, value, direction).length === 0) return value;
    fallback ??= value;
  }
  return fallback;
}

function merge(base: unknown, more: unknown): unknown {
  return isObject(base) && isObject(more) ? { ...base, ...more } : more === undefined ? base : more;
}

function proposeByType(
  schemas: Schemas,
  at: SchemaPointer,
  schema: JsonObject,
  making: Making,
  within: Progress,
): unknown {
  switch (typeOf(schema, schemas, at)) {
    case 'object':
      return proposeObject(schemas, at, making, within);
    case 'array': {
      const items = itemsOf(schemas, at);
      const least = Math.min(MOST_ITEMS, numeric(schema['minItems']) ?? 0);
      const length =
        within.depth > DEEPEST + 1 ? least : Math.max(least, Math.min(1, numeric(schema['maxItems']) ?? 1));
      if (items === undefined) return [];
      return Array.from({ length }, (_, i) =>
        proposed(schemas, items, { ...making, token: `${making.token}${i || ''}` }, within),
      );
    }
    case 'integer':
    case 'number':
      return numberWithin(schema, making.token);
    case 'boolean':
      return numberOf(2, making.token, at) === 1;
    case 'null':
      return null;
    default:
      return stringOf(schema, making.token);
  }
}

function proposeObject(schemas: Schemas, at: SchemaPointer, making: Making, within: Progress): unknown {
  const required = new Set(requiredOf(schemas, at));
  const hidden = making.direction === 'request' ? 'readOnly' : 'writeOnly';
  const value: Record<string, unknown> = {};
  for (const [name, property] of propertiesOf(schemas, at)) {
    const wanted = making.direction === 'response' || required.has(name) || making.optional;
    if (!wanted || (within.depth > DEEPEST + 1 && !required.has(name))) continue;
    if (isMarked(schemas, property, hidden)) continue;
    const member = proposed(schemas, property, making, within);
    if (member !== undefined) value[name] = member;
  }
  return value;
}

function typeOf(schema: Readonly<Record<string, unknown>>, schemas: Schemas, at: SchemaPointer): string {
  const { type } = schema;
  if (typeof type === 'string') return type;
  if (Array.isArray(type)) return String(type.find((one) => one !== 'null') ?? 'null');
  if (propertiesOf(schemas, at).size > 0) return 'object';
  if (schema['items'] !== undefined) return 'array';
  return 'string';
}

function numeric(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
