import { readFileSync } from 'node:fs';
import { joinPointer } from './pointer.ts';
import type { Tree } from './tree.ts';

/**
 * The default contract as it was parsed when the package was built: reading YAML takes longer than all else before a
 * run. `offsets`: where each part stands, by its JSON pointer.
 */
export interface Prebuilt {
  /** SHA-256 of the text, in hex: what was parsed of another text does not count. */
  readonly digest: string;
  readonly value: unknown;
  readonly offsets: Readonly<Record<string, number>>;
}

/** Beside the built code; in the source there is none. */
export const PREBUILT = new URL('../openapi.prebuilt.json', import.meta.url);

/** What was parsed before, where it is of the text with this digest. */
export function prebuiltOf(digest: string): Tree | undefined {
  try {
    const prebuilt = JSON.parse(readFileSync(PREBUILT, 'utf8')) as Prebuilt;
    const offsets = new Map(Object.entries(prebuilt.offsets));
    if (prebuilt.digest !== digest) return undefined;
    return { value: prebuilt.value, offsetOf: (path) => offsets.get(joinPointer('', ...path)) };
  } catch {
    return undefined;
  }
}

/** The same of a text that was parsed now. */
export function prebuild(digest: string, { value, offsetOf }: Tree): Prebuilt {
  const offsets: Record<string, number> = {};
  const visit = (part: unknown, path: readonly string[]): void => {
    const offset = offsetOf(path);
    if (offset !== undefined) offsets[joinPointer('', ...path)] = offset;
    if (typeof part !== 'object' || part === null) return;
    for (const [name, member] of Object.entries(part)) visit(member, [...path, name]);
  };
  visit(value, []);
  return { digest, value, offsets };
}
