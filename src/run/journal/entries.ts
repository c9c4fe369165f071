import type { Exchange, OperationKey } from '../../model.ts';

/** A line of a journal: an exchange, or what has to be known where the run is cut off. */
export type Entry =
  | Exchange
  /** The request of this id, which changes something, is about to go out. */
  | { readonly sending: string; readonly operation: OperationKey; readonly path: string }
  /** The attempt was cut off and is made anew: what was recorded of it before does not count. */
  | { readonly redone: string };

/** The attempt that an exchange belongs to: `unit#attempt` of `unit#attempt.n`. */
export function attemptOf(id: string): string {
  return id.slice(0, id.lastIndexOf('.'));
}
