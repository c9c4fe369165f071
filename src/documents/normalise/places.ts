import { isObject, type JsonObject } from '../pointer.ts';

/** What may stand somewhere in a document, and so what its members mean. */
export type Place =
  /** A schema: its members are keywords. */
  | { readonly is: 'schema' }
  /** A parameter or a header: in version 2.0 it is its own schema. */
  | { readonly is: 'parameter' }
  /** Any other object of OpenAPI, or one of which nothing is known: the start of a file, an extension. */
  | { readonly is: 'object' }
  /** Values of the author's: nothing in them is a keyword or a reference. */
  | { readonly is: 'data' }
  /** Named examples. */
  | { readonly is: 'examples' }
  /** Members with names of the author's choice, or a list. */
  | { readonly is: 'group'; readonly of: Place };

export const SCHEMA: Place = { is: 'schema' };
export const OBJECT: Place = { is: 'object' };
export const DATA: Place = { is: 'data' };
const PARAMETER: Place = { is: 'parameter' };
const EXAMPLES: Place = { is: 'examples' };

export const SCHEMAS: Place = { is: 'group', of: SCHEMA };
const OBJECTS: Place = { is: 'group', of: OBJECT };
const PARAMETERS: Place = { is: 'group', of: PARAMETER };
const CALLBACKS: Place = { is: 'group', of: OBJECTS };

function all(place: Place, ...names: readonly string[]): [string, Place][] {
  return names.map((name) => [name, place]);
}

/** A `default` is no data here: outside of schemas an object by that name is a response. */
const MEMBERS: ReadonlyMap<string, Place> = new Map([
  ...all(SCHEMA, 'schema', 'itemSchema', 'items', 'additionalProperties', 'not'),
  ...all(SCHEMAS, 'schemas', 'definitions', '$defs', 'properties', 'patternProperties'),
  ...all(PARAMETERS, 'parameters', 'headers'),
  ...all(OBJECTS, 'paths', 'webhooks', 'pathItems', 'additionalOperations', 'responses', 'requestBodies'),
  ...all(OBJECTS, 'content', 'mediaTypes', 'encoding', 'links', 'securitySchemes', 'securityDefinitions'),
  ...all(OBJECTS, 'variables'),
  ...all(CALLBACKS, 'callbacks'),
  ...all(DATA, 'example', 'value', 'dataValue', 'enum', 'const', 'mapping', 'scopes'),
  ...all(EXAMPLES, 'examples'),
]);

/** What stands below a member of an object that is no schema. */
export function placeOf(member: string): Place {
  return MEMBERS.get(member) ?? OBJECT;
}

/** Names of types that no other object of OpenAPI has. */
const TYPES: ReadonlySet<unknown> = new Set([
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
]);

/** How an object is to be read as a schema: as one, as a parameter that is its own, or not at all. */
export function schemaAt(place: Place, value: JsonObject): 'schema' | 'parameter' | undefined {
  if (place.is === 'schema') return 'schema';
  if (place.is !== 'object' && place.is !== 'parameter') return undefined;
  const { in: where, items, name, type } = value;
  const isParameter = place.is === 'parameter' || (typeof where === 'string' && typeof name === 'string');
  if (!isParameter) return looksLikeSchema(value) ? 'schema' : undefined;
  if (value['schema'] !== undefined || value['content'] !== undefined) return undefined;
  // A key that is sent in a header has a place, a name and a type as well.
  const isTyped = place.is === 'parameter' ? type !== undefined : TYPES.has(type) || type === 'file';
  return isTyped || isObject(items) || Array.isArray(value['enum']) ? 'parameter' : undefined;
}

/** Members that schemas without a type have most often. */
const BESIDE: ReadonlySet<string> = new Set([
  ...['$ref', '$id', '$schema', '$comment', '$defs', 'definitions', 'title', 'type', 'nullable'],
  ...['items', 'properties', 'required', 'additionalProperties', 'patternProperties', 'example', 'examples'],
  ...['default', 'readOnly', 'writeOnly', 'deprecated', 'discriminator', 'xml', 'externalDocs'],
]);

/** Whether an object of which nothing is known is a schema: files hold schemas bare, and maps of them. */
function looksLikeSchema(value: JsonObject): boolean {
  const { type, items, properties } = value;
  if (TYPES.has(type) || (Array.isArray(type) && type.some((one) => TYPES.has(one)))) return true;
  if (['allOf', 'anyOf', 'oneOf', 'enum'].some((keyword) => Array.isArray(value[keyword]))) return true;
  const names = Object.keys(value).filter((name) => !name.startsWith('x-') && name !== 'description');
  const referring = typeof value['$ref'] === 'string' && names.length > 1;
  return names.every((name) => BESIDE.has(name)) && (isObject(items) || isObject(properties) || referring);
}
