import type { CaseResult } from '../model.ts';
import { type Fault, NOT_THE_TARGETS } from './baseline.ts';

/**
 * Everything in a run that a gate has to answer for, once for each way: violated checks, and cases that came to no
 * judgement though the target could have given one.
 */
export function faultsOf(cases: readonly CaseResult[]): Fault[] {
  const found = new Map<string, Fault>();
  for (const { requirement, operation, verdict, reason, checks } of cases) {
    const add = (standing: Fault['standing'], how: string): void => {
      const fault = { requirement, operation, standing, how };
      found.set(JSON.stringify(Object.values(fault)), fault);
    };
    if (verdict === 'fail')
      for (const check of checks) if (check.verdict === 'fail') add('fail', check.message);
    const open = verdict === 'inconclusive' || verdict === 'not-run' || verdict === 'error';
    if (open && reason !== undefined && !NOT_THE_TARGETS.has(reason)) add('open', reason);
  }
  return [...found.values()];
}
