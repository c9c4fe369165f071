import { type CheckOptions, check } from './check.ts';
import type { CaseResult } from './model.ts';
import type { Plan } from './plan/plan.ts';

/** What became of a case that was run again. */
export interface Replayed {
  /**
   * `reproduced`: it fails in the same way. `changed`: it fails in another. `fixed`: it failed and passes now. `flaky`: it
   * fails at times. `still passes`, `fails now`: it passed before. `open`: it came to no judgement.
   */
  readonly fate: 'reproduced' | 'changed' | 'fixed' | 'flaky' | 'still passes' | 'fails now' | 'open';
  readonly recorded: CaseResult;
  readonly now: CaseResult;
}

/** Runs one case of a plan again, with all that it needs, and holds it against what was recorded of it. */
export async function replay(plan: Plan, recorded: CaseResult, options: CheckOptions): Promise<Replayed> {
  const { cases } = await check(onlyCase(plan, recorded.id), options);
  const now = cases.find(({ id }) => id === recorded.id) as CaseResult;
  return { fate: fateOf(recorded, now), recorded, now };
}

/** The plan of one case alone; what observes, observes still. */
function onlyCase(plan: Plan, id: string): Plan {
  const [cases, others] = [
    plan.cases.filter((one) => one.id === id),
    plan.cases.filter((one) => one.id !== id),
  ];
  return {
    ...plan,
    cases,
    filtered: [...plan.filtered, ...others],
    filters: [...plan.filters, `case ${id}`],
  };
}

function fateOf(recorded: CaseResult, now: CaseResult): Replayed['fate'] {
  if (now.reason === 'flaky') return 'flaky';
  if (now.verdict === 'pass') return recorded.verdict === 'fail' ? 'fixed' : 'still passes';
  if (now.verdict !== 'fail') return 'open';
  if (recorded.verdict !== 'fail') return 'fails now';
  const ways = ({ checks }: CaseResult): string =>
    JSON.stringify(checks.flatMap(({ verdict, message }) => (verdict === 'fail' ? [message] : [])).sort());
  return ways(recorded) === ways(now) ? 'reproduced' : 'changed';
}
