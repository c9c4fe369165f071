import { essence } from '../contract/media-type.ts';
import type { Body, Header, HttpRequest, Operation } from '../model.ts';
import { KEYS, present } from './credential.ts';
import type { Kit } from './kit.ts';

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
}

/** A request of an operation, below the target. */
export function requestOf(kit: Kit, operation: Operation, parts: RequestParts): HttpRequest {
  const { header } = kit.contract.credential;
  const authorization =
    parts.authorization === undefined ? present(kit.contract.credential, KEYS.full) : parts.authorization;
  const query = new URLSearchParams(pairsOf(parts.query)).toString();
  return {
    operation: operation.key,
    method: parts.method ?? operation.method,
    path: expand(operation.path, parts.path ?? {}) + (query === '' ? '' : `?${query}`),
    headers: [
      ['Accept', accepted(kit, operation)],
      ...(authorization === null ? [] : [[header, authorization] as const]),
      ...(parts.body === undefined ? [] : [['Content-Type', parts.body.mediaType] as const]),
      ...(parts.headers ?? []),
    ],
    ...(parts.body !== undefined && { body: parts.body.body }),
    changes: parts.changes ?? false,
  };
}

function pairsOf(query: RequestParts['query'] = {}): [string, string][] {
  const pairs = Array.isArray(query) ? query : Object.entries(query);
  return pairs.map(([name, value]) => [name, value]);
}

/** @throws where a value is missing: the caller has to have bound every parameter. */
export function expand(template: string, values: PathValues): string {
  return template.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} of ${template}`);
    return encodeURIComponent(value);
  });
}

/** All media types that the operation and the contract document, and anything else as a last resort. */
function accepted(kit: Kit, operation: Operation): string {
  const responses = [
    ...operation.responses.values(),
    ...[...kit.contract.roles.values()].map((role) => role.response),
  ];
  const types = new Set(
    responses.flatMap(({ content }) => content.map(({ mediaType }) => essence(mediaType))),
  );
  types.delete('*/*');
  return [...types, '*/*;q=0.1'].join(', ');
}

export function jsonBody(value: unknown): { mediaType: string; body: Body } {
  return { mediaType: 'application/json', body: { text: JSON.stringify(value) } };
}
