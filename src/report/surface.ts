import type { Contract } from '../contract/contract.ts';
import type { SurfaceReport } from './model.ts';
import { placeOf } from './places.ts';

/** What a report says of the document that the contract was laid over; undefined where there is none. */
export function reportSurface({ surface, untestable, notes }: Contract): SurfaceReport | undefined {
  if (surface === undefined) return undefined;
  const { title, version, digest, operations, contradictions } = surface;
  return {
    title,
    version,
    digest,
    operations,
    untestable: untestable.map(({ key, reason, location }) => ({
      operation: key,
      reason,
      at: placeOf(location),
    })),
    contradictions: contradictions.map(({ message, location, operations: keys }) => ({
      message,
      at: placeOf(location),
      ...(keys.length > 0 && { operations: keys }),
    })),
    notes: notes.map(({ message, location }) => ({ message, at: placeOf(location) })),
  };
}
