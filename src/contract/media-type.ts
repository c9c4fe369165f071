import { keeping } from './keeping.ts';

/** Media types, compared as RFC 9110 has it: parameters and case do not matter. */

/** `Application/JSON; charset=utf-8` is `application/json`. */
export const essence = keeping((mediaType) => (mediaType.split(';')[0] ?? '').trim().toLowerCase());

export function isJson(mediaType: string): boolean {
  const type = essence(mediaType);
  return type === 'application/json' || type === 'text/json' || type.endsWith('+json');
}

/** Whether a received media type is one that the documented one (which may be a range, `image/*`) allows. */
export function allows(documented: string, received: string): boolean {
  const want = essence(documented);
  const got = essence(received);
  if (want === got || want === '*/*') return true;
  if (want.endsWith('/*')) return got.startsWith(want.slice(0, -1));
  return want === 'application/json' && isJson(got);
}
