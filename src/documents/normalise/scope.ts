import type { JsonObject } from '../pointer.ts';
import type { Place } from './places.ts';

/**
 * The annotation of a schema that allows more than its source says, for something in it could not be judged. Who
 * compiles it has to know: what allows more within `not` or `oneOf` makes these allow less.
 */
export const LOOSENED = 'x-loosened';

/**
 * The annotation of a schema, or of an answer, that stands for something nobody could read: what the matter is. A value
 * that comes to it is held against less than the document asks, and whoever judges has to say so. No author
 * names an extension so.
 */
export const UNREAD = 'x-trysquare-unread';

/** A schema on its way into the copy, and what its keywords can ask for. */
export interface Scope {
  readonly source: JsonObject;
  /** A parameter of version 2.0: it has keywords of a schema, and `required` is none of them. */
  readonly isParameter: boolean;
  readonly siblings: 'ignored' | 'applied';
  /** Keywords that were left out though they said something. */
  readonly lost: ReadonlySet<string>;
  /** The copy of what stands below the schema. */
  part(value: unknown, place: Place, ...segments: readonly (string | number)[]): unknown;
  /** What of references that lead nowhere. */
  readonly unread: string | undefined;
  /** Where a reference leads within the copies; undefined where it leads nowhere, which is noted. */
  reference(reference: string, keyword: string): string | undefined;
  /** Whether a `$dynamicRef` may lead to more than one place. */
  isAmbiguous(reference: string): boolean;
  note(keyword: string, message: string): void;
  /** Notes that a keyword is left out, and marks the schema. */
  lose(keyword: string, why: string): undefined;
}

/** What a keyword of the source becomes; undefined where it is left out. */
export type Conversion = (value: unknown, scope: Scope, keyword: string) => unknown;

/** A value as a note shows it. */
export function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
