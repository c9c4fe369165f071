import type { Recorded } from '../recording/record.mjs';
import type { Counts, Target } from '../recording/start-target.mjs';

export interface Checked extends Counts {
  readonly code: number | null;
}

export function checkRecorded(
  target: Target,
  recorded: Recorded,
  options?: readonly string[],
): Promise<Checked>;
