import { basename } from 'node:path';
import type { Contract } from '../contract/contract.ts';
import type { Location } from '../model.ts';
import type { SurfaceReport } from './model.ts';

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
      at: lineOf(location),
    })),
    contradictions: contradictions.map(({ message, location, operations: keys }) => ({
      message,
      at: lineOf(location),
      ...(keys.length > 0 && { operations: keys }),
    })),
    notes: notes.map(({ message, location }) => ({ message, at: lineOf(location) })),
  };
}

/** The name and the line: the folder is a matter of the machine. */
function lineOf({ file, line }: Location): string {
  return `${basename(file)}:${line}`;
}
