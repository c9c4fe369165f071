/** JSON pointers (RFC 6901) into documents, and references between their parts. */

/** One member name, as it stands in a pointer. */
export function escapeSegment(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** `joinPointer('/paths', '/a/')` is `/paths/~1a~1`. */
export function joinPointer(base: string, ...segments: readonly (string | number)[]): string {
  return segments.reduce<string>((pointer, segment) => `${pointer}/${escapeSegment(String(segment))}`, base);
}

/** The member names that a pointer walks through, unescaped. */
export function segmentsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What stands at a pointer, or undefined where nothing does. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const segment of segmentsOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** More references in a row than any document is known to have. */
export const MOST_REFERENCES = 100;

/**
 * Follows `$ref` until something else stands there. Returns the pointer of that, or undefined where a reference
 * leads nowhere, out of the document, or in a circle.
 */
export function dereference(root: unknown, pointer: string): string | undefined {
  let at = pointer;
  for (let hops = 0; hops < MOST_REFERENCES; hops += 1) {
    const value = valueAt(root, at);
    if (value === undefined) return undefined;
    const reference = isObject(value) ? value['$ref'] : undefined;
    if (typeof reference !== 'string') return at;
    const target = pointerOf(reference);
    if (target === undefined) return undefined;
    at = target;
  }
  return undefined;
}

/** The pointer that a reference within the document names, or undefined for a reference to elsewhere. */
export function pointerOf(reference: string): string | undefined {
  if (!reference.startsWith('#')) return undefined;
  const fragment = reference.slice(1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
