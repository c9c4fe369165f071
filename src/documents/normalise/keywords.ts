import { isObject } from '../pointer.ts';
import { DATA, SCHEMA, SCHEMAS } from './places.ts';
import { type Conversion, shown } from './scope.ts';
import { typesMeant } from './types.ts';

/** A schema, or nothing where none stands there. */
const schema: Conversion = (value, scope, keyword) =>
  isObject(value) || typeof value === 'boolean'
    ? scope.part(value, SCHEMA, keyword)
    : scope.lose(keyword, `is ${shown(value)}, no schema`);

/** Schemas by name. A reference in the place of all of them is not followed: no checker does. */
const schemas: Conversion = (value, scope, keyword) =>
  isObject(value) && typeof value['$ref'] !== 'string'
    ? scope.part(value, SCHEMAS, keyword)
    : scope.lose(keyword, 'is no map of schemas');

const list: Conversion = (value, scope, keyword) => {
  if (!Array.isArray(value) || value.length === 0) return scope.lose(keyword, 'is no list of schemas');
  const isUnion = keyword === 'anyOf' || keyword === 'oneOf';
  const stray = value.find((one) => one !== null && !isObject(one) && typeof one !== 'boolean');
  // A choice that cannot be read may be the one that fits.
  if (isUnion && stray !== undefined) return scope.lose(keyword, `has ${shown(stray)} for a schema`);
  return value.map((one: unknown, index) => {
    if (one !== null || !isUnion) return scope.part(one, SCHEMA, keyword, index);
    scope.note(keyword, 'has an empty entry, which is read as null');
    return { type: 'null' };
  });
};

/** `items` of before 2020-12 may be a list; what becomes of it is a matter of several keywords. */
const items: Conversion = (value, scope, keyword) =>
  Array.isArray(value)
    ? value.length === 0
      ? undefined
      : value.map((one: unknown, index) => scope.part(one, SCHEMA, keyword, index))
    : schema(value, scope, keyword);

const dependencies: Conversion = (value, scope, keyword) => {
  if (!isObject(value)) return scope.lose(keyword, 'is no map');
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      Array.isArray(one) ? strings(one) : scope.part(one, SCHEMA, keyword, name),
    ]),
  );
};

const dependentRequired: Conversion = (value, scope, keyword) =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, strings(one)]))
    : scope.lose(keyword, 'is no map');

const type: Conversion = (value, scope, keyword) => {
  const meant = typesMeant(value);
  if (meant === 'unclear') return scope.lose(keyword, `is ${shown(value)}, no type of JSON`);
  if (typeof meant === 'string' && meant !== value && value !== 'file')
    scope.note(keyword, `type is ${shown(value)}, which is read as ${meant}`);
  return meant;
};

const choices: Conversion = (value, scope, keyword) =>
  Array.isArray(value) && value.length > 0
    ? constant(value, scope, keyword)
    : scope.lose(keyword, 'names no values');

const constant: Conversion = (value, scope, keyword) => {
  const kept = data(value, scope, keyword);
  return kept === undefined ? scope.lose(keyword, 'is nested too deeply') : kept;
};

const required: Conversion = (value, scope, keyword) => {
  if (scope.isParameter) return value;
  // In draft 3 it stood on the member, and false said nothing.
  if (value === false) return undefined;
  if (!Array.isArray(value)) return scope.lose(keyword, `is ${shown(value)}, no list of names`);
  const names = strings(value);
  if (names.length < new Set(value).size) scope.lose(keyword, 'has entries that are no names');
  return names;
};

const number: Conversion = (value, scope, keyword) => {
  const found = numeric(value);
  const usable = found !== undefined && (keyword !== 'multipleOf' || found > 0);
  return usable ? found : scope.lose(keyword, `is ${shown(value)}`);
};

const count: Conversion = (value, scope, keyword) => {
  const found = numeric(value);
  const usable = found !== undefined && Number.isInteger(found) && found >= 0;
  return usable ? found : scope.lose(keyword, `is ${shown(value)}, no number of things`);
};

/** In draft 4, and so in version 2.0 and 3.0, it says whether the bound beside it is exclusive. */
const exclusive: Conversion = (value, scope, keyword) => {
  const said = flagged(value);
  return said ?? number(value, scope, keyword);
};

const text: Conversion = (value, scope, keyword) =>
  typeof value === 'string' ? value : scope.lose(keyword, `is ${shown(value)}, no text`);

const flag: Conversion = (value, scope, keyword) =>
  flagged(value) ?? scope.lose(keyword, `is ${shown(value)}, neither true nor false`);

const data: Conversion = (value, scope, keyword) => scope.part(value, DATA, keyword);

const reference: Conversion = (value, scope, keyword) =>
  typeof value === 'string'
    ? scope.reference(value, keyword)
    : scope.lose(keyword, `is ${shown(value)}, no reference`);

const dynamicReference: Conversion = (value, scope, keyword) =>
  typeof value === 'string' && scope.isAmbiguous(value)
    ? scope.lose(keyword, `may lead to several places from ${shown(value)}`)
    : reference(value, scope, keyword);

/** Names by which schemas refer to each other; in the copy, references are pointers. */
const nothing: Conversion = () => undefined;

function all(conversion: Conversion, ...keywords: readonly string[]): [string, Conversion][] {
  return keywords.map((keyword) => [keyword, conversion]);
}

/** What becomes of the keywords of a schema, each by itself. What is not here is no keyword. */
export const CONVERSIONS: ReadonlyMap<string, Conversion> = new Map([
  ...all(schema, 'additionalProperties', 'additionalItems', 'not', 'if', 'then', 'else', 'contains'),
  ...all(schema, 'propertyNames', 'unevaluatedItems', 'unevaluatedProperties', 'contentSchema'),
  ...all(schemas, 'properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'),
  ...all(list, 'allOf', 'anyOf', 'oneOf', 'prefixItems'),
  ...all(count, 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'),
  ...all(count, 'minContains', 'maxContains'),
  ...all(number, 'minimum', 'maximum', 'multipleOf'),
  ...all(exclusive, 'exclusiveMinimum', 'exclusiveMaximum'),
  ...all(text, 'format', 'pattern'),
  ...all(flag, 'uniqueItems', 'nullable'),
  ...all(data, 'default', 'example', 'examples', 'discriminator', 'xml', 'externalDocs'),
  ...all(nothing, '$id', '$schema', '$anchor', '$dynamicAnchor', '$recursiveAnchor', '$vocabulary'),
  ...all(dynamicReference, '$dynamicRef', '$recursiveRef'),
  ['$ref', reference],
  ['items', items],
  ['dependencies', dependencies],
  ['dependentRequired', dependentRequired],
  ['type', type],
  ['enum', choices],
  ['const', constant],
  ['required', required],
]);

function strings(value: unknown): string[] {
  return [...new Set((Array.isArray(value) ? value : []).filter((one) => typeof one === 'string'))];
}

function numeric(value: unknown): number | undefined {
  const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

function flagged(value: unknown): boolean | undefined {
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'boolean' ? value : undefined;
}
