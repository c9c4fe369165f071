import { keeping } from './keeping.ts';

/** Media types, compared as RFC 9110 has it: parameters and case do not matter. */

/** `Application/JSON; charset=utf-8` is `application/json`. */
export const essence = keeping((mediaType) => (mediaType.split(';')[0] ?? '').trim().toLowerCase());

export function isJson(mediaType: string): boolean {
  const type = essence(mediaType);
  return type === 'application/json' || type === 'text/json' || type.endsWith('+json');
}

/** The JSON type that a body is sent as, of those that are documented for it: the plain one where that is among them. */
export function jsonAmong(documented: readonly string[]): string | undefined {
  const types = documented.filter(isJson);
  return (
    types.find((type) => essence(type) === JSON_TYPE) ?? types.find((type) => !type.includes('*')) ?? types[0]
  );
}

/** A documented JSON type as it can be sent: a range names none. */
export function sentAs(jsonType: string): string {
  return jsonType.includes('*') ? JSON_TYPE : jsonType;
}

export const JSON_TYPE = 'application/json';

/** Whether a received media type is one that the documented one (which may be a range, `image/*`) allows. */
export function allows(documented: string, received: string): boolean {
  const want = essence(documented);
  const got = essence(received);
  if (want === got || want === '*/*') return true;
  if (want.endsWith('/*')) return got.startsWith(want.slice(0, -1));
  return want === 'application/json' && isJson(got);
}
