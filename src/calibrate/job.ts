import { check } from '../check.ts';
import type { Plan } from '../plan/plan.ts';
import type { Mutant } from '../reference/mutant.ts';
import type { Keys } from '../run/credentials.ts';
import type { Redaction } from '../run/redact/redactor.ts';
import type { Seen } from './fate.ts';
import { narrowed, widened } from './narrow.ts';

/** A target to judge, with a fault injected or none. */
export interface Subject {
  readonly url: string;
  readonly keys: Keys;
  close(): Promise<void>;
}

/** Starts a subject with a fault, or with none. */
export type Start = (mutant: Mutant | undefined) => Promise<Subject>;

/** A run of a calibration. */
export interface Job {
  readonly mutant: Mutant | undefined;
  /** `planned`: all of the plan's. `own`: those of the requirement that the fault names. `both`: even where filtered. */
  readonly cases: 'planned' | 'own' | 'both';
}

export interface JobOptions {
  /** Milliseconds for a whole answer. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  readonly redact?: Redaction | undefined;
}

/** Judges a subject with the fault of a job. */
export async function judgeJob(
  plan: Plan,
  start: Start,
  { timeout, signal, redact }: JobOptions,
  { mutant, cases }: Job,
): Promise<Seen> {
  const subject = await start(mutant);
  try {
    const wanted =
      mutant === undefined || cases === 'planned'
        ? plan
        : (cases === 'own' ? narrowed : widened)(plan, mutant.requirement);
    return await check(wanted, {
      target: subject.url,
      keys: subject.keys,
      timeout,
      ...(signal && { signal }),
      ...(redact && { redact }),
    });
  } finally {
    await subject.close();
  }
}
