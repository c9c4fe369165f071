import type { CaseResult, Exchange, HttpRequest } from './model.ts';
import type { Plan } from './plan/plan.ts';
import { Engine } from './run/engine.ts';

const ATTEMPTS = 3;

/**
 * Judges a recorded run again, without sending anything: the same cases, fed with the recorded exchanges. An exchange
 * that is not in the record, or is another one, makes its case an error.
 */
export function judge(plan: Plan, exchanges: ReadonlyMap<string, Exchange>): Promise<CaseResult[]> {
  const recorded = (request: HttpRequest, id: string): Exchange => {
    const exchange = exchanges.get(id);
    if (exchange === undefined) return unusable(request, id, `the record holds no exchange ${id}`);
    const same = JSON.stringify(exchange.request) === JSON.stringify(request);
    return same ? exchange : unusable(request, id, `the record holds another request as ${id}`);
  };
  const engine = new Engine(plan, (request, id) => Promise.resolve(recorded(request, id)), {
    concurrency: 1,
    attempts: ATTEMPTS,
    halted: () => undefined,
  });
  return engine.run();
}

function unusable(request: HttpRequest, id: string, message: string): Exchange {
  return { id, request, withheld: { verdict: 'error', reason: 'harness', message }, milliseconds: 0 };
}
