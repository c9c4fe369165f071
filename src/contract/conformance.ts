import { readFileSync } from 'node:fs';
import { dereference, isObject, type JsonObject, joinPointer, valueAt } from '../documents/pointer.ts';
import type { SourceDocument } from '../documents/source.ts';
import { DocumentError } from '../errors.ts';
import type { CatalogueRow, CredentialFormat, Envelope, FieldErrorFormat, Role } from '../model.ts';
import { type Refuse, readEnvelope } from './envelope.ts';
import { readResponse } from './reader.ts';
import { type SchemaError, validator } from './schemas.ts';
import { unreadWithin } from './unread.ts';

/** What `x-conformance` of a contract says, read and checked. */
export interface Conformance {
  readonly id: string;
  readonly version: string;
  readonly credential: CredentialFormat;
  readonly identifier: string;
  readonly envelope?: Envelope;
  readonly fieldErrors?: FieldErrorFormat;
  readonly roles: ReadonlyMap<string, Role>;
  readonly catalogue: readonly CatalogueRow[];
}

const ROOT = '/x-conformance';

/** The questions that the code of a requirement asks of its catalogue row; undefined for an id without code. */
export type AnswersAsked = (requirement: string) => readonly string[] | undefined;

/** @throws DocumentError with the line, where a key or an id is unknown or something named is not there. */
export function readConformance(source: SourceDocument, answersAsked: AnswersAsked): Conformance {
  const refuse = (pointer: string, reason: string): never => {
    throw new DocumentError(source.locate(pointer), reason);
  };
  const raw = valueAt(source.value, ROOT);
  if (!isObject(raw)) return refuse('', 'no x-conformance: this document is no contract');
  const [error] = validateShape(raw);
  if (error) refuse(ROOT + placeOfError(error), explain(error));

  const roles = new Map<string, Role>();
  for (const [name, status] of Object.entries(raw['responses'] as Record<string, number>)) {
    const pointer = joinPointer('/components/responses', name);
    if (valueAt(source.value, pointer) === undefined) {
      refuse(joinPointer(ROOT, 'responses', name), `no response is named ${name} under components/responses`);
    }
    refuseUnread(source, pointer, `the response ${name}`, refuse);
    roles.set(name, { name, status, response: readResponse(source.value, pointer) });
  }

  const rows = raw['requirements'] as JsonObject[];
  const seen = new Set<string>();
  rows.forEach((row, index) => {
    const at = joinPointer(ROOT, 'requirements', index);
    const id = row['id'] as string;
    if (seen.has(id)) refuse(joinPointer(at, 'id'), `${id} stands in the catalogue twice`);
    seen.add(id);
    const asked = answersAsked(id);
    if (asked === undefined && row['notTested'] === undefined) {
      refuse(
        joinPointer(at, 'id'),
        `nothing tests ${id}: mend the id, or say with notTested why it is in the catalogue`,
      );
    }
    if (row['notTested'] !== undefined) return;
    const answers = (row['answers'] ?? {}) as Record<string, string[]>;
    for (const name of asked ?? []) {
      if (!Object.hasOwn(answers, name))
        refuse(at, `${id} has to say which responses answer "${name}" (under answers)`);
    }
    for (const [name, responses] of Object.entries(answers)) {
      const pointer = joinPointer(at, 'answers', name);
      if (!asked?.includes(name)) refuse(pointer, `${id} does not ask for "${name}"`);
      const unknown = responses.find((response) => !roles.has(response));
      if (unknown !== undefined) refuse(pointer, `${unknown} does not stand under x-conformance/responses`);
    }
  });

  const envelope = isObject(raw['envelope']) ? readEnvelope(source, raw['envelope'], refuse) : undefined;
  if (envelope !== undefined) refuseUnread(source, envelope.schema, 'the envelope', refuse);
  return {
    id: raw['id'] as string,
    version: raw['version'] as string,
    credential: readCredential(source, raw['credential'] as JsonObject, refuse),
    identifier: (raw['identifier'] as string | undefined) ?? 'id',
    ...(envelope !== undefined && { envelope }),
    ...(raw['fieldErrors'] !== undefined && { fieldErrors: raw['fieldErrors'] as FieldErrorFormat }),
    roles,
    catalogue: rows.map((row, index) => ({
      ...(row as unknown as CatalogueRow),
      answers: (row['answers'] ?? {}) as CatalogueRow['answers'],
      location: source.locate(joinPointer(ROOT, 'requirements', index)),
    })),
  };
}

/** What all operations are judged by has to be there as a whole. */
function refuseUnread({ value }: SourceDocument, pointer: string, what: string, refuse: Refuse): void {
  const unread = unreadWithin(value, pointer);
  if (unread !== undefined) refuse(unread.at, `${what} cannot be read in full: this ${unread.why}`);
}

function readCredential(source: SourceDocument, raw: JsonObject, refuse: Refuse): CredentialFormat {
  const name = raw['securityScheme'] as string;
  const at = joinPointer('/components/securitySchemes', name);
  const scheme = valueAt(source.value, dereference(source.value, at) ?? at);
  const here = `${ROOT}/credential/securityScheme`;
  if (!isObject(scheme))
    return refuse(here, `no security scheme is named ${name} under components/securitySchemes`);
  const pattern = raw['keyPattern'] === undefined ? {} : { keyPattern: raw['keyPattern'] as string };
  if (
    scheme['type'] === 'http' &&
    typeof scheme['scheme'] === 'string' &&
    scheme['scheme'].toLowerCase() !== 'basic'
  ) {
    const prefix = scheme['scheme'].toLowerCase() === 'bearer' ? 'Bearer' : scheme['scheme'];
    return { scheme: name, header: 'Authorization', prefix: `${prefix} `, ...pattern };
  }
  if (scheme['type'] === 'apiKey' && scheme['in'] === 'header' && typeof scheme['name'] === 'string') {
    return { scheme: name, header: scheme['name'], prefix: '', ...pattern };
  }
  return refuse(here, `${name} is no key in a header: type http (not basic), or type apiKey in the header`);
}

let validate: ((value: unknown) => readonly SchemaError[]) | undefined;

function validateShape(raw: unknown): readonly SchemaError[] {
  validate ??= validator(
    JSON.parse(readFileSync(new URL('./conformance.schema.json', import.meta.url), 'utf8')),
  );
  return validate(raw);
}

/** An unknown key is reported at the key itself. */
function placeOfError({ instancePath, params }: SchemaError): string {
  const extra = params['additionalProperty'];
  return typeof extra === 'string' ? joinPointer(instancePath, extra) : instancePath;
}

function explain({ instancePath, params, message }: SchemaError): string {
  const place = `x-conformance${instancePath}`;
  const extra = params['additionalProperty'];
  if (typeof extra === 'string') return `unknown key "${extra}" under ${place}`;
  const allowed = params['allowedValues'];
  return `${place} ${message}${Array.isArray(allowed) ? `: ${allowed.join(', ')}` : ''}`;
}
