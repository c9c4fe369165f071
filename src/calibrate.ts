import { type Fate, fateOf, type MutantResult, type Seen, unfit } from './calibrate/fate.ts';
import { type Job, judgeJob, type Start, type Subject } from './calibrate/job.ts';
import { isEnough, type Power, powerOf } from './calibrate/power.ts';
import type { RequirementId } from './model.ts';
import type { Plan } from './plan/plan.ts';
import type { Mutant } from './reference/mutant.ts';
import alwaysFails from './reference/mutants/control/always-fails.ts';
import inert from './reference/mutants/control/inert.ts';
import type { Report } from './report/model.ts';
import type { Redaction } from './run/redact/redactor.ts';

export type { Fate, Job, MutantResult, Power, Seen, Start, Subject };

/** The power of the suite, shown by known faults. */
export interface Calibration {
  /** `void` proves nothing: the target does not conform, or a control did not do what it must. */
  readonly verdict: 'passed' | 'failed' | 'void';
  /** Whether every fault was noticed, and nearly all were blamed on the right requirement. */
  readonly passed: boolean;
  /** Of a void one: who is to blame, and a sentence that says why. */
  readonly voided?: { readonly by: 'target' | 'plan' | 'control' | 'interrupt'; readonly message: string };
  /** The run without any fault; `open` are cases that could not be judged. */
  readonly clean: Pick<Report, 'outcome' | 'findings'> & { readonly open: number };
  /** The fault that cannot be missed, and the change that is none: in every calibration. */
  readonly controls: readonly MutantResult[];
  readonly mutants: readonly MutantResult[];
  /** The same by requirement, in the catalogue's order. */
  readonly requirements: readonly Power[];
  /** Faults that this contract, plan or target has no place for. */
  readonly notApplicable: readonly NotApplicable[];
}

export interface NotApplicable {
  readonly id: string;
  readonly requirement: RequirementId;
  readonly reason: string;
}

export interface CalibrateOptions {
  /** Milliseconds for a whole answer. */
  readonly timeout?: number;
  /** Faults at a time. More than one only where each subject is a server of its own. */
  readonly concurrency?: number;
  /** Run only the cases of the requirement that a fault names: what else it would be blamed on is not seen. */
  readonly fast?: boolean;
  /** Ends it: what the run under way made is removed, and nothing is proven. */
  readonly signal?: AbortSignal;
  /** What is written nowhere, besides keys: what the configuration gives for it still goes to the target. */
  readonly redact?: Redaction;
  /** Judges elsewhere than in this thread. */
  readonly judge?: (job: Job) => Promise<Seen>;
  /** Every fault as it is judged, the controls too. */
  readonly onResult?: (result: MutantResult) => void;
}

/** A hang is seen sooner than a user would wait: the target is on this machine. */
const TIMEOUT = 1_500;

/**
 * Judges a conforming target without a fault, then with the controls, then with each fault. It ends before the
 * faults where it would prove nothing.
 */
export async function calibrate(
  plan: Plan,
  mutants: readonly Mutant[],
  start: Start,
  {
    timeout = TIMEOUT,
    concurrency = 1,
    fast = false,
    signal,
    redact,
    onResult,
    ...options
  }: CalibrateOptions = {},
): Promise<Calibration> {
  const judge = options.judge ?? ((job: Job) => judgeJob(plan, start, { timeout, signal, redact }, job));
  const clean = await judgeJob(
    plan,
    start,
    { timeout, signal, redact },
    { mutant: undefined, cases: 'planned' },
  );
  const fateWith = async (mutant: Mutant, cases: Job['cases']): Promise<MutantResult> => {
    const result = fateOf(mutant, await judge({ mutant, cases }), clean);
    if (!signal?.aborted) onResult?.(result);
    return result;
  };
  const { chosen, notApplicable } = applicable(plan, mutants, clean);
  const ended = (controls: MutantResult[], results: MutantResult[], voided?: Calibration['voided']) => {
    const passed = voided === undefined && isEnough(results);
    const ids = plan.kit.contract.catalogue.map(({ id }) => id);
    return {
      verdict: voided !== undefined ? 'void' : passed ? 'passed' : 'failed',
      passed,
      ...(voided !== undefined && { voided }),
      clean: { outcome: clean.outcome, findings: clean.findings, open: openIn(clean) },
      controls,
      mutants: results,
      requirements: powerOf(results, ids),
      notApplicable,
    } as const;
  };

  const interrupted = { by: 'interrupt', message: 'it was interrupted' } as const;
  if (signal?.aborted) return ended([], [], interrupted);
  const reason = unfit(clean);
  if (reason !== undefined) {
    const message = `a calibration needs a target that conforms: ${reason}`;
    return ended([], [], { by: 'target', message });
  }
  if (chosen.length === 0) {
    const message = 'none of these faults is applicable to this contract, plan and target';
    return ended([], [], { by: 'plan', message });
  }
  const controls = [await fateWith(alwaysFails, 'both'), await fateWith(inert, 'planned')];
  if (signal?.aborted) return ended([], [], interrupted);
  const message = misbehaviour(controls);
  if (message !== undefined) return ended(controls, [], { by: 'control', message });

  const results: MutantResult[] = [];
  const queue = chosen.entries();
  const worker = async (): Promise<void> => {
    for (const [index, mutant] of queue) {
      if (signal?.aborted) return;
      results[index] = await fateWith(mutant, fast ? 'own' : 'planned');
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return signal?.aborted ? ended(controls, [], interrupted) : ended(controls, results);
}

/** Which faults can be shown here at all: the others say nothing, for or against. */
function applicable(
  plan: Plan,
  mutants: readonly Mutant[],
  clean: Seen,
): { chosen: Mutant[]; notApplicable: NotApplicable[] } {
  const planned = new Set(plan.cases.map(({ requirement }) => requirement));
  const verified = new Set(
    clean.requirements.filter(({ operations }) => operations.pass.length > 0).map(({ id }) => id),
  );
  const chosen: Mutant[] = [];
  const notApplicable: NotApplicable[] = [];
  for (const mutant of mutants) {
    const { id, requirement } = mutant;
    if (id === alwaysFails.id || id === inert.id) continue;
    const reason = !(mutant.fits?.(plan.kit.contract) ?? true)
      ? 'the contract has nothing that could have this fault'
      : requirement !== 'none' && !planned.has(requirement)
        ? `the plan has no case of ${requirement}`
        : requirement !== 'none' && !verified.has(requirement)
          ? `${requirement} could not be judged on this target without the fault either`
          : undefined;
    if (reason === undefined) chosen.push(mutant);
    else notApplicable.push({ id, requirement, reason });
  }
  return { chosen, notApplicable };
}

/** What a control did that it must not, as a sentence; undefined where each did what it must. */
function misbehaviour(controls: readonly MutantResult[]): string | undefined {
  for (const { id, requirement, fate, failed } of controls) {
    if (requirement !== undefined && fate === 'missed')
      return `nothing failed with ${id}, which cannot be missed`;
    if (requirement === undefined && fate !== 'alive')
      return `${id} is no fault, and was taken for one${failed.length > 0 ? ` by ${failed.join(', ')}` : ''}`;
  }
  return undefined;
}

function openIn({ cases }: Seen): number {
  return cases.filter(
    ({ verdict, reason }) => verdict === 'inconclusive' || (verdict === 'not-run' && reason !== 'filtered'),
  ).length;
}
