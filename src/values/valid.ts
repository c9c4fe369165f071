import type { Direction } from '../contract/direction.ts';
import {
  branchesOf,
  isMarked,
  itemsOf,
  keywordsOf,
  othersOf,
  propertiesOf,
  requiredOf,
} from '../contract/properties.ts';
import type { Schemas } from '../contract/schemas.ts';
import { isObject, type JsonObject } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';
import { numberOf, wordOf } from './digest.ts';
import { without } from './lessen.ts';
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
  const own = (also: readonly string[] = [], keywords = schema): unknown =>
    proposeByType(schemas, pointer, keywords, making, within, also);
  const ways: (() => unknown)[] = branchesOf(schemas, pointer).map((branch) => () => {
    const more = keywordsOf(schemas, branch);
    const base = hasType(schema) ? own(requiredOf(schemas, branch), { ...schema, ...more }) : undefined;
    if (base !== undefined && saysLittle(more)) return base;
    return merge(base, proposed(schemas, branch, making, within), propertiesOf(schemas, branch));
  });
  ways.push(
    () => own(),
    () => exampleOf(schema),
    () => schema['default'],
  );
  return firstValid(schemas, pointer, making.direction, ways);
}

function hasType(schema: JsonObject): boolean {
  return schema['type'] !== undefined || schema['properties'] !== undefined;
}

/** Whether a schema only narrows what another one describes. */
function saysLittle(schema: JsonObject): boolean {
  return (
    !hasType(schema) && ['enum', 'const', 'oneOf', 'anyOf', 'items'].every((keyword) => !(keyword in schema))
  );
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
    const errors = schemas.errors(pointer, value, direction);
    if (errors.length === 0) return value;
    const less = without(value, errors, new Set(requiredOf(schemas, pointer)));
    if (less !== undefined && schemas.errors(pointer, less, direction).length === 0) return less;
    fallback ??= value;
  }
  return fallback;
}

/** More of a value; of members that it only asks for, and says nothing of, those that are there stay. */
function merge(base: unknown, more: unknown, said: ReadonlyMap<string, unknown>): unknown {
  if (!isObject(base) || !isObject(more)) return more === undefined ? base : more;
  return { ...more, ...base, ...Object.fromEntries(Object.entries(more).filter(([name]) => said.has(name))) };
}

function proposeByType(
  schemas: Schemas,
  at: SchemaPointer,
  schema: JsonObject,
  making: Making,
  within: Progress,
  also: readonly string[],
): unknown {
  switch (typeOf(schema, schemas, at)) {
    case 'object':
      return proposeObject(schemas, at, making, within, also);
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

function proposeObject(
  schemas: Schemas,
  at: SchemaPointer,
  making: Making,
  within: Progress,
  also: readonly string[],
): unknown {
  const required = new Set([...requiredOf(schemas, at), ...also]);
  const properties = propertiesOf(schemas, at);
  const hidden = making.direction === 'request' ? 'readOnly' : 'writeOnly';
  const value: Record<string, unknown> = {};
  for (const [name, property] of properties) {
    const wanted = making.direction === 'response' || required.has(name) || making.optional;
    if (!wanted || (within.depth > DEEPEST + 1 && !required.has(name))) continue;
    if (isMarked(schemas, property, hidden)) continue;
    const member = proposed(schemas, property, making, within);
    if (member !== undefined) value[name] = member;
  }
  // What has to be there, and nothing says what it is.
  const others = othersOf(schemas, at);
  for (const name of required) {
    if (properties.has(name)) continue;
    const token = `${making.token} ${name}`;
    value[name] = (others && proposed(schemas, others, { ...making, token }, within)) ?? wordOf(token);
  }
  return value;
}

function typeOf(schema: Readonly<Record<string, unknown>>, schemas: Schemas, at: SchemaPointer): string {
  const { type } = schema;
  if (typeof type === 'string') return type;
  if (Array.isArray(type)) return String(type.find((one) => one !== 'null') ?? 'null');
  if (propertiesOf(schemas, at).size > 0 || requiredOf(schemas, at).length > 0) return 'object';
  if (schema['items'] !== undefined) return 'array';
  return 'string';
}

function numeric(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
