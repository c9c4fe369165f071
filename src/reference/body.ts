import type { Contract } from '../contract/contract.ts';
import { headerOf } from '../contract/documented.ts';
import { allows, essence, isJson } from '../contract/media-type.ts';
import { propertiesOf } from '../contract/properties.ts';
import type { MediaType, Operation, SchemaPointer } from '../model.ts';
import { duplicateMember } from '../requirements/body/duplicates.ts';
import type { Call } from './http.ts';
import { isExcessive } from './json.ts';
import { partsOf } from './multipart.ts';

/** What the body of a request says, in the media type that it was read by; or why it cannot be read. */
type BodyReading =
  | { readonly media: MediaType; readonly value: unknown }
  | { readonly problem: 'media type' | 'malformed' }
  | { readonly absent: true };

/** Deeper nesting is refused: nothing that a contract documents is so deep. */
const DEEPEST = 100;

/** Reads the body of a request by the media types that its operation documents. */
export function readBody(contract: Contract, operation: Operation, call: Call): BodyReading {
  const type = headerOf(call, 'content-type');
  if (operation.requestBody.length === 0 || (type === undefined && call.body.length === 0)) {
    return operation.requestBodyRequired ? { problem: 'malformed' } : { absent: true };
  }
  const media =
    type === undefined ? undefined : operation.requestBody.find(({ mediaType }) => allows(mediaType, type));
  if (type === undefined || media === undefined) return { problem: 'media type' };
  const value = parse(contract, media, type, call.body);
  return value === undefined ? { problem: 'malformed' } : { media, value };
}

function parse(contract: Contract, media: MediaType, type: string, body: Buffer): unknown {
  const fields = (entries: Iterable<readonly [string, string]>): unknown =>
    fromFields(contract, media.schema, entries);
  if (essence(type) === 'multipart/form-data') {
    const parts = partsOf(type, body);
    return parts && fields(parts.map(({ name, text }) => [name, text]));
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return isJson(type) ? undefined : body.toString('latin1');
  }
  if (isJson(type)) return fromJson(text);
  return essence(type) === 'application/x-www-form-urlencoded' ? fields(new URLSearchParams(text)) : text;
}

/** Undefined where the text is no JSON, or such that two readers could understand it differently. */
function fromJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isExcessive(value, DEEPEST) || duplicateMember(text) !== undefined ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Form fields are texts: each becomes what its schema says. */
function fromFields(
  { schemas }: Contract,
  schema: SchemaPointer | undefined,
  entries: Iterable<readonly [string, string]>,
): unknown {
  const properties = schema === undefined ? new Map<string, SchemaPointer>() : propertiesOf(schemas, schema);
  const found = new Map<string, unknown>();
  for (const [name, text] of entries) {
    const property = properties.get(name);
    if (property === undefined) found.set(name, text);
    else if (schemas.at(property)['type'] !== 'array')
      found.set(name, asTyped(schemas.errors, property, text));
    else found.set(name, [...((found.get(name) as unknown[] | undefined) ?? []), ...asList(text)]);
  }
  return Object.fromEntries(found);
}

/** A text as it is where the schema allows it, else as the JSON that it may be. Also used for a query's values. */
export function asTyped(errors: Contract['schemas']['errors'], schema: SchemaPointer, text: string): unknown {
  if (errors(schema, text, 'request').length === 0) return text;
  const value = fromJson(text);
  return value === undefined || typeof value === 'string' ? text : value;
}

function asList(text: string): unknown[] {
  const value = fromJson(text);
  return Array.isArray(value) ? value : [text];
}
