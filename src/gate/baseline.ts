import type { OperationKey, Reason, RequirementId } from '../model.ts';

/** What is known of a target and tolerated for now: by requirement, operation and way of failing. */
export interface Baseline {
  readonly baselineVersion: 1;
  readonly known: readonly KnownEntry[];
}

export interface KnownEntry {
  readonly requirement: RequirementId;
  readonly operation: OperationKey;
  /** `fail`: it is violated. `open`: it cannot be judged. */
  readonly standing: 'fail' | 'open';
  /** How: the sentence of the failed check, or the reason of the open case. */
  readonly how: string;
  /** Why it is tolerated. */
  readonly reason: string;
  readonly link?: string;
  /** The last day on which it is tolerated, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** Something that is wrong at a target, as a baseline speaks of it. */
export interface Fault {
  readonly requirement: RequirementId;
  readonly operation: OperationKey;
  readonly standing: 'fail' | 'open';
  readonly how: string;
}

/** The open reasons that a baseline need not name: they are not the target's. */
export const NOT_THE_TARGETS: ReadonlySet<Reason> = new Set(['out-of-reach', 'filtered', 'not-recorded']);

export function keyOf({ requirement, operation, standing }: Omit<Fault, 'how'>): string {
  return JSON.stringify([requirement, operation, standing]);
}
