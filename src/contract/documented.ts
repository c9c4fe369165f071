import type { DocumentedResponse, Exchange, HttpResponse, MediaType, Operation, Role } from '../model.ts';
import type { Contract } from './contract.ts';
import { allows, essence, isJson } from './media-type.ts';
import { perOperation } from './per-operation.ts';

/** The first header of that name, in any case. */
export function headerOf(response: Pick<HttpResponse, 'headers'>, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const { length } = wanted;
  return response.headers.find(
    ([header]) => header.length === length && header.toLowerCase() === wanted,
  )?.[1];
}

/** Whether the answer only says that it is too much for now. */
export function asksForPatience(response: Pick<HttpResponse, 'status' | 'headers'>): boolean {
  const { status } = response;
  return status === 429 || (status === 503 && headerOf(response, 'retry-after') !== undefined);
}

/** The contract's roles that come with a status. */
export function rolesOf(contract: Contract, status: number): Role[] {
  return [...contract.roles.values()].filter((role) => role.status === status);
}

/**
 * What is documented for a status of an operation: the operation's own response (exact, else its range, else its
 * default) and the contract's roles. Empty where the status is not documented.
 */
export function documentedFor(
  contract: Contract,
  operation: Operation,
  status: number,
): readonly DocumentedResponse[] {
  const known = byStatus(contract, operation);
  const documented = known.get(status) ?? documentedAnew(contract, operation, status);
  known.set(status, documented);
  return documented;
}

const byStatus = perOperation((_: Contract, __) => new Map<number, readonly DocumentedResponse[]>());

function documentedAnew(contract: Contract, operation: Operation, status: number): DocumentedResponse[] {
  const own =
    operation.responses.get(String(status)) ??
    operation.responses.get(`${String(status)[0]}XX`) ??
    operation.responses.get('default');
  return [...(own === undefined ? [] : [own]), ...rolesOf(contract, status).map((role) => role.response)];
}

/** Statuses whose answers have no body, whatever a document says of one (RFC 9110, 15). */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/** Whether an answer can have a body: one to HEAD ends with its headers, and may leave out those that go with a body. */
export function takesBody(method: string | undefined, status: number): boolean {
  return method !== 'HEAD' && !BODILESS.has(status);
}

/** Statuses of success that the operation documents, as written (`200`, `2XX`). */
export function successStatuses(operation: Operation): string[] {
  return [...operation.responses.keys()].filter((status) => /^2/.test(status));
}

/**
 * Whether the document says at all how the operation answers where all is well: many list their errors alone, and no
 * server could then succeed as it is documented.
 */
export function documentsSuccess({ responses }: Operation): boolean {
  return [...responses.keys()].some((status) => /^[23]|^default$/i.test(status));
}

export function isDocumentedSuccess(operation: Operation, status: number): boolean {
  return successStatuses(operation).some(
    (s) => s === String(status) || (/^2XX$/i.test(s) && status >= 200 && status < 300),
  );
}

/** The entry of a content map that a received media type falls under. */
export function mediaFor(content: readonly MediaType[], received: string | undefined): MediaType | undefined {
  if (received === undefined) return undefined;
  const same = content.filter((media) => essence(media.mediaType) === essence(received));
  // Of several, the one whose parameters came: they may tell versions apart.
  const exact = same.find((media) => hasParameters(received, media.mediaType)) ?? same[0];
  // A range says less than a type.
  const narrow = content.find((media) => !media.mediaType.includes('*') && allows(media.mediaType, received));
  return exact ?? narrow ?? content.find((media) => allows(media.mediaType, received));
}

/** Whether a received media type has every parameter of a documented one that has some. */
function hasParameters(received: string, documented: string): boolean {
  const [wanted, got] = [parametersOf(documented), parametersOf(received)];
  return wanted.length > 0 && wanted.every((parameter) => got.includes(parameter));
}

function parametersOf(mediaType: string): string[] {
  return mediaType
    .split(';')
    .slice(1)
    .map((parameter) => parameter.replace(/["\s]/g, '').toLowerCase());
}

/** What the body of an answer says as JSON: the value, or why there is none. */
export type JsonReading = { readonly value: unknown } | { readonly problem: string };

/** A body is asked for by many requirements, and parsed once. */
const readings = new WeakMap<HttpResponse, JsonReading>();

export function jsonOf(response: HttpResponse): JsonReading {
  let reading = readings.get(response);
  if (reading === undefined) {
    reading = readJson(response);
    readings.set(response, reading);
  }
  return reading;
}

function readJson(response: HttpResponse): JsonReading {
  const type = headerOf(response, 'content-type');
  if (type === undefined) return { problem: 'no Content-Type' };
  if (!isJson(type)) return { problem: `Content-Type ${type} is not JSON` };
  if ('base64' in response.body) return { problem: 'the body is not valid UTF-8' };
  try {
    // RFC 8259 lets a reader pass over a byte order mark.
    return { value: JSON.parse(response.body.text.replace(/^\uFEFF/, '')) };
  } catch {
    return { problem: response.body.text === '' ? 'the body is empty' : 'the body does not parse as JSON' };
  }
}

/** The JSON value of an exchange's answer; undefined where there is none. */
export function jsonValueOf(exchange: Exchange): unknown {
  if (exchange.response === undefined) return undefined;
  const reading = jsonOf(exchange.response);
  return 'value' in reading ? reading.value : undefined;
}
