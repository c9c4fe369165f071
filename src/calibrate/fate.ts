import type { RequirementId } from '../model.ts';
import { plural } from '../plural.ts';
import type { Mutant } from '../reference/mutant.ts';
import type { Report } from '../report/model.ts';

/**
 * What became of a mutant: `caught` by the requirement it names, `misblamed` on others alone, or `missed`. What is no
 * fault stays `alive`, or is `killed`.
 */
export type Fate = 'caught' | 'misblamed' | 'missed' | 'alive' | 'killed';

/** What a calibration looks at in a report. */
export type Seen = Pick<Report, 'outcome' | 'findings' | 'requirements' | 'cases'>;

export interface MutantResult {
  readonly id: string;
  readonly title: string;
  /** Who must catch it; undefined for an inert one, which must stay alive. */
  readonly requirement: RequirementId | undefined;
  readonly fate: Fate;
  /** Every requirement that failed. */
  readonly failed: readonly RequirementId[];
}

/** What became of a mutant, by the report of the run with it and the one without. */
export function fateOf({ id, title, requirement }: Mutant, seen: Seen, clean: Seen): MutantResult {
  const failed = seen.requirements.filter(({ verdict }) => verdict === 'fail').map((row) => row.id);
  if (requirement === 'none') {
    const fate = failed.length === 0 && seen.outcome === clean.outcome ? 'alive' : 'killed';
    return { id, title, requirement: undefined, fate, failed };
  }
  const fate = failed.includes(requirement) ? 'caught' : failed.length > 0 ? 'misblamed' : 'missed';
  return { id, title, requirement, fate, failed };
}

/** Why a target is no measure for a suite, as the rest of a sentence; undefined where it is one. */
export function unfit({ outcome, findings, cases }: Seen): string | undefined {
  if (findings.length > 0) {
    const [first] = findings;
    return `it is ${outcome} without any fault (${plural(findings.length, 'finding')}, such as ${first?.requirement}: ${first?.title})`;
  }
  if (outcome === 'invalid') return 'the harness failed on it';
  const broken = cases.filter(({ reason }) => reason !== undefined && UNSTEADY.has(reason));
  if (broken.length === 0) return undefined;
  return `it does not answer steadily (${plural(broken.length, 'case')} open, such as ${broken[0]?.id}: ${broken[0]?.message})`;
}

/** Reasons for which the target is to blame, and not its data. */
const UNSTEADY: ReadonlySet<string> = new Set(['flaky', 'unreachable', 'rate-limited', 'aborted']);
