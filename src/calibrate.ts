import { check } from './check.ts';
import type { RequirementId } from './model.ts';
import type { Plan } from './plan/plan.ts';
import type { Mutant } from './reference/mutant.ts';
import type { Report } from './report/model.ts';
import type { Keys } from './run/credentials.ts';

/** What became of a mutant: `caught` by the requirement it names, `misblamed` on others alone, or `missed`. */
export type Fate = 'caught' | 'misblamed' | 'missed' | 'alive' | 'killed';

export interface MutantResult {
  readonly id: string;
  readonly title: string;
  /** Who must catch it; undefined for an inert one, which must stay alive. */
  readonly requirement: RequirementId | undefined;
  readonly fate: Fate;
  /** Every requirement that failed. */
  readonly failed: readonly RequirementId[];
}

/** The power of the suite, shown by known faults. */
export interface Calibration {
  /** Outcome of the run without any fault. */
  readonly clean: Pick<Report, 'outcome' | 'findings'>;
  readonly mutants: readonly MutantResult[];
  /** The clean server is clean, each fault is caught by its requirement, and what is no fault stays alive. */
  readonly passed: boolean;
}

/** A target to judge, with a fault injected or none. */
export interface Subject {
  readonly url: string;
  readonly keys: Keys;
  close(): Promise<void>;
}

/** A hang is seen sooner than a user would wait: the target is on this machine. */
const TIMEOUT = 1_500;

/** Judges a conforming target without a fault, then with each. */
export async function calibrate(
  plan: Plan,
  mutants: readonly Mutant[],
  start: (mutant: Mutant | undefined) => Promise<Subject>,
  onResult: (result: MutantResult) => void = () => {},
): Promise<Calibration> {
  const clean = await judged(plan, await start(undefined));
  const results: MutantResult[] = [];
  for (const mutant of mutants.filter(({ fits }) => fits?.(plan.kit.contract) ?? true)) {
    const result = fateOf(mutant, await judged(plan, await start(mutant)));
    results.push(result);
    onResult(result);
  }
  const fine = results.every(({ fate }) => fate === 'caught' || fate === 'alive');
  return {
    clean,
    mutants: results,
    passed: fine && clean.outcome === 'conformant' && clean.findings.length === 0,
  };
}

async function judged(plan: Plan, subject: Subject): Promise<Report> {
  try {
    return await check(plan, { target: subject.url, keys: subject.keys, timeout: TIMEOUT });
  } finally {
    await subject.close();
  }
}

function fateOf({ id, title, requirement }: Mutant, report: Report): MutantResult {
  const failed = report.requirements.filter(({ verdict }) => verdict === 'fail').map((row) => row.id);
  if (requirement === 'none') {
    const fate = failed.length === 0 && report.outcome === 'conformant' ? 'alive' : 'killed';
    return { id, title, requirement: undefined, fate, failed };
  }
  const fate = failed.includes(requirement) ? 'caught' : failed.length > 0 ? 'misblamed' : 'missed';
  return { id, title, requirement, fate, failed };
}
