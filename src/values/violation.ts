import type { JsonObject } from '../documents/pointer.ts';

/** A way in which a value can break one keyword of its schema. */
export interface Violation {
  /** The keyword that is broken; `null` for null where it is not allowed. */
  readonly keyword: string;
  /** What is wrong, as a reader of a case's label says it: `longer than 200`. */
  readonly what: string;
  /** Values to try, the one that breaks the least besides first. Whoever uses one proves it. */
  readonly values: readonly unknown[];
}

/** The number that stands under a keyword; undefined where there is none. */
export function numberIn(schema: JsonObject, keyword: string): number | undefined {
  const value = schema[keyword];
  return typeof value === 'number' ? value : undefined;
}
