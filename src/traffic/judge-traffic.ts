import type { CaseResult, Check, Exchange } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { Observer } from '../run/observer.ts';

const NOT_SHOWN = 'recorded traffic cannot show it: nobody sent what it takes';

/**
 * Judges recorded traffic by the requirements that observe; what has to be asked for stays open. Each case of a plan
 * has one result.
 */
export function judgeTraffic(plan: Plan, exchanges: readonly Exchange[]): CaseResult[] {
  const observer = new Observer(plan);
  const failures = new Map<string, Check[]>();
  const touched = new Map<string, string[]>();
  for (const exchange of exchanges) {
    const { operation } = exchange.request;
    listIn(touched, operation).push(exchange.id);
    for (const { requirement, check } of observer.observe(exchange, exchange.id)) {
      listIn(failures, `${requirement} ${operation}`).push(check);
    }
  }
  const observing = new Set(plan.observers.map(({ id }) => id));
  return plan.cases.map(({ id, requirement, operation }): CaseResult => {
    const base = { id, requirement, operation, attempts: 1, exchanges: touched.get(operation) ?? [] };
    const failed = failures.get(`${requirement} ${operation}`) ?? [];
    if (failed.length > 0)
      return { ...base, verdict: 'fail', message: failed[0]?.message ?? '', checks: failed };
    const { passes, open } = observer.found(requirement, operation);
    if (open !== undefined)
      return { ...base, verdict: 'inconclusive', reason: 'unreadable', message: open, checks: [] };
    if (passes > 0) return { ...base, verdict: 'pass', checks: [] };
    const message = observing.has(requirement) ? 'the record has no answer that shows it' : NOT_SHOWN;
    return {
      ...base,
      verdict: 'not-run',
      reason: 'not-recorded',
      message,
      attempts: 0,
      checks: [],
      exchanges: [],
    };
  });
}

/** The list of a name, begun where there is none: records are long. */
function listIn<T>(lists: Map<string, T[]>, name: string): T[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}
