import type { Exchange, HttpRequest } from '../../model.ts';
import type { Plan } from '../../plan/plan.ts';
import { Engine } from '../engine.ts';
import { attemptOf } from '../journal/entries.ts';

interface Need {
  readonly attempt: string;
  readonly needed: string;
}

/**
 * The attempts (`unit#number`) that a run was cut off in, found by judging what it recorded: those that ask for an
 * exchange that is not there. With them goes what they made for themselves, since nobody knows what state it is in,
 * and whoever else used it.
 */
export async function survey(
  plan: Plan,
  recorded: (id: string) => Exchange | undefined,
  attempts: number,
): Promise<ReadonlySet<string>> {
  const torn = new Set<string>();
  const changing = new Set<string>();
  const needs: Need[] = [];
  const shared: Need[] = [];
  const port = (request: HttpRequest, id: string): Promise<Exchange> => {
    const exchange = recorded(id);
    if (request.changes) changing.add(attemptOf(id));
    if (exchange !== undefined && isSame(exchange.request, request)) return Promise.resolve(exchange);
    torn.add(attemptOf(id));
    return Promise.resolve({ id, request, withheld: CUT_OFF, milliseconds: 0 });
  };
  const engine = new Engine(plan, port, {
    concurrency: 1,
    attempts,
    halted: () => undefined,
    onNeed(attempt, needed, lifetime) {
      (lifetime === 'attempt' ? needs : shared).push({ attempt, needed });
    },
  });
  await engine.run();
  spread(torn, needs, shared, changing);
  return torn;
}

const CUT_OFF = { verdict: 'not-run', reason: 'not-recorded', message: 'the run was cut off here' } as const;

export function isSame(one: HttpRequest, other: HttpRequest): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * From an attempt to what was made for it alone, and from anything to all who need it, until nothing more is found.
 */
function spread(
  torn: Set<string>,
  own: readonly Need[],
  shared: readonly Need[],
  changing: ReadonlySet<string>,
): void {
  for (let before = -1; before !== torn.size; ) {
    before = torn.size;
    for (const { attempt, needed } of own) if (torn.has(attempt) && changing.has(needed)) torn.add(needed);
    for (const { attempt, needed } of [...own, ...shared]) if (torn.has(needed)) torn.add(attempt);
  }
}
