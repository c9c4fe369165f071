import { OF_THE_CONNECTION } from '../contract/connection.ts';
import type { Contract } from '../contract/contract.ts';
import { isJson } from '../contract/media-type.ts';
import { dereference, isObject, type JsonObject, joinPointer, valueAt } from '../documents/pointer.ts';
import type { DocumentedResponse, Header, MediaType, Operation, Role } from '../model.ts';
import { propose } from '../values/valid.ts';
import type { Answer } from './http.ts';

/** Header values that are known: they win over what can be made up. */
export type KnownHeaders = Readonly<Record<string, string>>;

/** A documented response: where it stands and what it says. */
interface Source {
  readonly pointer: string;
  readonly response: DocumentedResponse;
}

/** The answer of a role; with its documented body where no other is given, and all its documented headers. */
export function roleAnswer(
  contract: Contract,
  role: Role | undefined,
  status: number,
  headers: KnownHeaders = {},
  value?: unknown,
): Answer {
  if (role === undefined) {
    return { status, headers: Object.entries(headers), body: '' };
  }
  const source = { pointer: joinPointer('/components/responses', role.name), response: role.response };
  return answerOf(contract, role.status, source, headers, value);
}

/** The documented response of success, of the preferred statuses the first that is documented. */
export function successOf(
  operation: Operation,
  preferred: readonly number[],
): { status: number; source: Source | undefined } {
  const documented = [...operation.responses].filter(([status]) => /^2/.test(status));
  const exact = preferred.find((status) => operation.responses.has(String(status)));
  const [name, response] =
    documented.find(([status]) => status === String(exact)) ??
    documented[0] ??
    [...operation.responses].find(([status]) => status === 'default') ??
    [...operation.responses].find(([status]) => /^3/.test(status)) ??
    [];
  const status = name !== undefined && /^\d{3}$/.test(name) ? Number(name) : (preferred[0] ?? 200);
  if (name === undefined || response === undefined) return { status, source: undefined };
  return { status, source: { pointer: joinPointer(operation.pointer, 'responses', name), response } };
}

/** The media type that a documented response is given in: JSON where it can be. */
export function mediaOf(response: DocumentedResponse | undefined): MediaType | undefined {
  const content = response?.content ?? [];
  return content.find(({ mediaType }) => isJson(mediaType)) ?? content[0];
}

/** An answer by its documented response: without a body where none is documented, else with the value or a made one. */
export function answerOf(
  contract: Contract,
  status: number,
  source: Source | undefined,
  headers: KnownHeaders = {},
  value?: unknown,
): Answer {
  const documented = source === undefined ? [] : headersOf(contract, source.pointer, headers);
  const media = mediaOf(source?.response);
  if (media === undefined || status === 204) return { status, headers: documented, body: '' };
  const content = value ?? exampleFor(contract, media);
  const mediaType = media.mediaType.includes('*') ? 'application/octet-stream' : media.mediaType;
  const body = isJson(mediaType)
    ? JSON.stringify(content ?? null)
    : typeof content === 'string'
      ? content
      : JSON.stringify(content ?? '');
  return { status, headers: [['Content-Type', mediaType], ...documented], body };
}

/** The documented example where it is valid, else a value made from the schema. */
function exampleFor({ schemas }: Contract, { schema, example }: MediaType): unknown {
  if (schema === undefined) return example;
  if (example !== undefined && schemas.errors(schema, example, 'response').length === 0) return example;
  return propose(schemas, schema, { direction: 'response', token: schema, optional: true }) ?? example;
}

/** What the server says itself. */
const OWN: ReadonlySet<string> = new Set([...OF_THE_CONNECTION, 'content-type', 'date']);

/** The headers that a response documents, and those that are known besides. */
function headersOf(contract: Contract, pointer: string, known: KnownHeaders): Header[] {
  const root = contract.source.value;
  const at = dereference(root, pointer) ?? pointer;
  const documented = valueAt(root, joinPointer(at, 'headers'));
  const found = new Map<string, Header>();
  for (const [name, value] of Object.entries(known)) found.set(name.toLowerCase(), [name, value]);
  for (const name of Object.keys(isObject(documented) ? documented : {})) {
    const lower = name.toLowerCase();
    if (OWN.has(lower)) continue;
    const value = found.get(lower)?.[1] ?? headerValue(contract, joinPointer(at, 'headers', name));
    // A header carries printable ASCII: anything else could not be sent.
    if (value !== undefined && /^[\x20-\x7e]*$/.test(value)) found.set(lower, [name, value]);
  }
  return [...found.values()];
}

function headerValue({ source, schemas }: Contract, pointer: string): string | undefined {
  const at = dereference(source.value, pointer) ?? pointer;
  const header = valueAt(source.value, at) as JsonObject | undefined;
  const schema = joinPointer(at, 'schema');
  const value =
    header?.['example'] ?? propose(schemas, schema, { direction: 'response', token: at, optional: false });
  return value === undefined ? undefined : String(value);
}
