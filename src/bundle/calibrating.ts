import { judgeJob } from '../calibrate/job.ts';
import { isEnough } from '../calibrate/power.ts';
import {
  type Calibration,
  calibrate,
  type Job,
  type MutantResult,
  type Seen,
  type Subject,
} from '../calibrate.ts';
import type { Contract } from '../contract/contract.ts';
import type { Mutant } from '../reference/mutant.ts';
import type { Keys } from '../run/credentials.ts';
import { thisTool } from './build.ts';
import { type CalibrationFile, calibratedPlan, identityOf } from './calibration.ts';
import { startSubject } from './subject.ts';
import { watched } from './watched.ts';

export interface CalibratingOptions {
  readonly profile: string;
  readonly mutants: readonly Mutant[];
  /** Of the reference server. */
  readonly keys: Keys;
  /** Milliseconds for all of it: what is not tried by then is named. */
  readonly budget: number;
  readonly signal?: AbortSignal;
  readonly now: () => Date;
}

/** Milliseconds for an answer of the reference server: it is on this machine. */
const TIMEOUT = 3_000;

const NOTHING: Seen = { outcome: 'incomplete', findings: [], requirements: [], cases: [] };

/** Shows the power of this build on the reference server, each fault by the cases of its own requirement. */
export async function calibrated(contract: Contract, options: CalibratingOptions): Promise<CalibrationFile> {
  const { profile, mutants, keys, budget, now } = options;
  const start = (mutant: Mutant | undefined): Promise<Subject> => startSubject(contract, keys, mutant);
  const plan = calibratedPlan(contract, profile);
  const startedAt = now().toISOString();
  const ended = AbortSignal.any([AbortSignal.timeout(budget), ...(options.signal ? [options.signal] : [])]);
  const tried: MutantResult[] = [];
  const shown = new Set<string>();
  const faults = inTurns(mutants).map((mutant) => watched(mutant, (id) => void shown.add(id)));
  const untilEnded = async (job: Job): Promise<Seen> => {
    if (ended.aborted) return NOTHING;
    try {
      return await judgeJob(plan, start, { timeout: TIMEOUT, signal: ended }, job);
    } catch (error) {
      // Whatever the end met with half-way is no result.
      if (ended.aborted) return NOTHING;
      throw error;
    }
  };
  const {
    clean,
    controls: run,
    notApplicable,
    voided,
  } = await unlessOver(
    ended,
    calibrate(plan, faults, start, {
      fast: true,
      signal: ended,
      judge: (job) => untilEnded(job),
      onResult: (result) => void tried.push(result),
    }),
  );
  const controls = tried.slice(0, run.length);
  const done = tried.slice(controls.length);
  const isUnseen = ({ id, fate }: MutantResult): boolean => fate === 'missed' && !shown.has(id);
  const results = done.filter((one) => !isUnseen(one));
  const notShown = done.filter(isUnseen).map(({ id }) => id);
  const told = new Set([...done, ...notApplicable].map(({ id }) => id));
  const notTried = mutants
    .filter(({ id }) => !told.has(id) && !id.startsWith('control/'))
    .map(({ id }) => id);
  const cutShort = voided?.by === 'interrupt' && results.length > 0;
  return {
    calibrationVersion: 1,
    ...identityOf(plan, thisTool()),
    covered:
      `${results.length} known faults in the reference server, each by the cases of its own requirement; ` +
      `${notApplicable.length} have no place in this plan, ${notShown.length} never showed in what was asked, ` +
      `for ${notTried.length} there was no time` +
      (voided === undefined || cutShort ? '' : `; void: ${voided.message}`),
    startedAt,
    finishedAt: now().toISOString(),
    passed: (voided === undefined || cutShort) && isEnough(results),
    clean: { outcome: clean.outcome, open: clean.open },
    controls,
    mutants: results,
    notApplicable,
    notShown,
    notTried,
  };
}

type Outcome = Pick<Calibration, 'controls' | 'notApplicable' | 'voided'> & {
  readonly clean: Pick<Calibration['clean'], 'outcome' | 'open'>;
};

const OVER: Outcome = {
  clean: { outcome: 'incomplete', open: 0 },
  controls: [],
  notApplicable: [],
  voided: { by: 'interrupt', message: 'its time was over before it began' },
};

/** What a calibration came to, also where its time was over before anything was judged. */
async function unlessOver(ended: AbortSignal, calibration: Promise<Outcome>): Promise<Outcome> {
  try {
    return await calibration;
  } catch (error) {
    if (ended.aborted) return OVER;
    throw error;
  }
}

/** One fault of each requirement first, then the second of each: where time ends, all have had their turn. */
export function inTurns(mutants: readonly Mutant[]): Mutant[] {
  const turns = new Map<string, number>();
  const placed = mutants.map((mutant) => {
    const turn = turns.get(mutant.requirement) ?? 0;
    turns.set(mutant.requirement, turn + 1);
    return { mutant, turn };
  });
  return placed.sort((one, other) => one.turn - other.turn).map(({ mutant }) => mutant);
}
