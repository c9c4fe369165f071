import { OF_THE_CONNECTION } from '../contract/connection.ts';
import { essence, JSON_TYPE, sentAs } from '../contract/media-type.ts';
import { perOperation } from '../contract/per-operation.ts';
import type { Body, Header, HttpRequest, Operation } from '../model.ts';
import { KEYS, present } from './credential.ts';
import type { Kit } from './kit.ts';
import { neededParameters } from './parameters.ts';
import { toldApart } from './request-keys.ts';
import { serialiseInPath } from './serialise.ts';

/** Values of path parameters by name. */
export type PathValues = Readonly<Record<string, string>>;

export interface RequestParts {
  /** Another method than the operation's. */
  readonly method?: string;
  readonly path?: PathValues;
  readonly query?: Readonly<Record<string, string>> | readonly (readonly [name: string, value: string])[];
  /** The credential header's value, or null for none. The valid key unless said. */
  readonly authorization?: string | null;
  readonly body?: { readonly mediaType: string; readonly body: Body };
  readonly headers?: readonly Header[];
  /** True where a conforming server would carry out a change. */
  readonly changes?: boolean;
  /** What keeps a request apart from one that is like it: a server may take both for one. */
  readonly purpose?: string;
}

/** A request of an operation, below the target. */
export function requestOf(kit: Kit, operation: Operation, parts: RequestParts): HttpRequest {
  const { header } = kit.contract.credential;
  const authorization =
    parts.authorization === undefined ? present(kit.contract.credential, KEYS.full) : parts.authorization;
  const pairs = pairsOf(parts.query);
  const query = pairs.length === 0 ? '' : new URLSearchParams(pairs).toString();
  const request: HttpRequest = {
    operation: operation.key,
    method: parts.method ?? operation.method,
    path:
      expand(operation.path, parts.path ?? {}, stylesOf(kit, operation)) + (query === '' ? '' : `?${query}`),
    headers: [
      ['Accept', accepted(kit, operation)],
      ...(authorization === null ? [] : [[header, authorization] as const]),
      ...(parts.body === undefined ? [] : [['Content-Type', parts.body.mediaType] as const]),
      ...neededHeaders(kit, operation, parts.headers),
      ...(parts.headers ?? []),
    ],
    ...(parts.body !== undefined && { body: parts.body.body }),
    changes: parts.changes ?? false,
  };
  const given = new Set(parts.headers?.map(([name]) => name.toLowerCase()));
  return toldApart(kit, operation, request, parts.purpose, given);
}

/** Headers that this tool sets itself, or that OpenAPI documents elsewhere. */
const KNOWN_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'content-type',
  'authorization',
  ...OF_THE_CONNECTION,
]);

/** The headers and cookies that an operation cannot do without, where the request does not bring its own. */
function neededHeaders(kit: Kit, operation: Operation, own: readonly Header[] = []): readonly Header[] {
  const needed = headersFor(kit, operation);
  if (needed.length === 0 || own.length === 0) return needed;
  const set = new Set(own.map(([name]) => name.toLowerCase()));
  return needed.filter(([name]) => !set.has(name.toLowerCase()));
}

const headersFor = perOperation((kit: Kit, operation): readonly Header[] => {
  const credential = kit.contract.credential.header.toLowerCase();
  const headers = Object.entries(neededParameters(kit, operation, 'header'));
  const cookies = Object.entries(neededParameters(kit, operation, 'cookie'));
  const cookie = cookies.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
  return [...headers, ...(cookie === '' ? [] : [['Cookie', cookie] as const])].filter(
    ([name]) => name.toLowerCase() !== credential && !KNOWN_HEADERS.has(name.toLowerCase()),
  );
});

function pairsOf(query: RequestParts['query'] = {}): [string, string][] {
  const pairs = Array.isArray(query) ? query : Object.entries(query);
  return pairs.map(([name, value]) => [name, value]);
}

/** @throws where a value is missing: the caller has to have bound every parameter. */
export function expand(
  template: string,
  values: PathValues,
  styles: Readonly<Record<string, string | undefined>> = {},
): string {
  return template.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} of ${template}`);
    return serialiseInPath({ name, ...(styles[name] !== undefined && { style: styles[name] }) }, value);
  });
}

/** How path parameters are written that are not written plainly. */
const stylesOf = perOperation(
  (_: Kit, { parameters }): Record<string, string | undefined> =>
    Object.fromEntries(
      parameters.flatMap((one) => (one.in === 'path' && one.style ? [[one.name, one.style]] : [])),
    ),
);

/** All media types that the operation and the contract document, and anything else as a last resort. */
const accepted = perOperation((kit: Kit, operation) => {
  const responses = [
    ...operation.responses.values(),
    ...[...kit.contract.roles.values()].map((role) => role.response),
  ];
  const types = new Set(
    responses.flatMap(({ content }) => content.map(({ mediaType }) => essence(mediaType))),
  );
  types.delete('*/*');
  return [...types, '*/*;q=0.1'].join(', ');
});

/** @param documented the JSON type that the operation takes; the plain one unless said. */
export function jsonBody(value: unknown, documented = JSON_TYPE): { mediaType: string; body: Body } {
  return { mediaType: sentAs(documented), body: { text: JSON.stringify(value) } };
}
