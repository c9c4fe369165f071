import type { Contract } from '../contract/contract.ts';
import { jsonAmong } from '../contract/media-type.ts';
import { perOperation } from '../contract/per-operation.ts';
import { isReadOnly, propertiesOf, requiredOf } from '../contract/properties.ts';
import { isObject } from '../documents/pointer.ts';
import type { MediaType, SchemaPointer } from '../model.ts';
import { canEncode, type EncodedBody, encode } from './encode.ts';
import { marked, sized, stringOf } from './strings.ts';
import { propose } from './valid.ts';

/** The request body of an operation as it can be made here: in JSON where that is documented. */
export interface BodyShape {
  readonly media: MediaType & { readonly schema: SchemaPointer };
  /** Writable members by name. */
  readonly properties: ReadonlyMap<string, SchemaPointer>;
  /** Names of the members that a request has to carry. */
  readonly required: readonly string[];
  encode(value: unknown): EncodedBody;
}

/** Undefined where the operation takes no body, or only bodies that cannot be made here. */
export const bodyShapeOf = perOperation(({ schemas }: Contract, operation): BodyShape | undefined => {
  const usable = operation.requestBody.filter(
    ({ mediaType, schema }) => schema !== undefined && canEncode(mediaType),
  );
  const json = jsonAmong(usable.map(({ mediaType }) => mediaType));
  const media = (usable.find(({ mediaType }) => mediaType === json) ?? usable[0]) as
    | BodyShape['media']
    | undefined;
  if (media === undefined) return undefined;
  const properties = new Map(
    [...propertiesOf(schemas, media.schema)].filter(([, property]) => !isReadOnly(schemas, property)),
  );
  const files = new Set(
    [...properties].filter(([, property]) => isFile(schemas.at(property))).map(([name]) => name),
  );
  return {
    media,
    properties,
    required: requiredOf(schemas, media.schema),
    encode: (value) => encode(media.mediaType, value, files),
  };
});

function isFile(schema: Readonly<Record<string, unknown>>): boolean {
  return schema['format'] === 'binary' || schema['contentMediaType'] !== undefined;
}

/**
 * A body that ajv confirms as valid, or the reasons why none could be made. Starts from the documented example, so
 * that it is a likely one; free strings carry the token, for names may have to be unique; `given` wins over both.
 */
export function validBody(
  { schemas }: Contract,
  shape: BodyShape,
  token: string,
  given: Readonly<Record<string, unknown>>,
): { value: Record<string, unknown> } | { problem: string } {
  const { schema } = shape.media;
  const example = isObject(shape.media.example) ? shape.media.example : {};
  const made = propose(schemas, schema, { direction: 'request', token, optional: false });
  const value: Record<string, unknown> = {};
  for (const [name, property] of shape.properties) {
    if (Object.hasOwn(given, name)) value[name] = given[name];
    else if (Object.hasOwn(example, name)) value[name] = personal(schemas.at(property), example[name], token);
    else if (isObject(made) && Object.hasOwn(made, name)) value[name] = made[name];
  }
  const attempts = [value, { ...example, ...given }, { ...(isObject(made) ? made : {}), ...given }];
  const defect = schemas.defect(schema, 'request');
  if (defect !== undefined) return { problem: `the schema of the body cannot be used: ${defect}` };
  const valid = attempts.find((candidate) => schemas.errors(schema, candidate, 'request').length === 0);
  if (valid !== undefined) return { value: valid };
  const [error] = schemas.errors(schema, value, 'request');
  return { problem: `no valid body could be made: ${error?.instancePath || 'the body'} ${error?.message}` };
}

/** An e-mail address may have to be unique as a name may. */
const UNIQUE_FORMATS: ReadonlySet<unknown> = new Set(['email']);

/** The example of a free string with the token behind it; any other example as it is. */
function personal(schema: Readonly<Record<string, unknown>>, example: unknown, token: string): unknown {
  if (typeof example === 'string' && UNIQUE_FORMATS.has(schema['format']))
    return stringOf(schema, token) ?? example;
  const free =
    typeof example === 'string' &&
    ['format', 'enum', 'const', 'pattern'].every((keyword) => schema[keyword] === undefined);
  return free ? sized(schema, marked(example, token), token) : example;
}
