import type { Exchange } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import type { ObservedFailure } from './attempt.ts';

/** Lets the observing requirements of a plan judge every exchange, and counts what they found right. */
export class Observer {
  readonly #plan: Plan;
  readonly #watched: ReadonlySet<string>;
  readonly #passes = new Map<string, number>();

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#watched = new Set(plan.cases.map((one) => subject(one.requirement, one.operation)));
  }

  /** The failures in an exchange. The place names it without its attempt. */
  observe(exchange: Exchange, place: string): ObservedFailure[] {
    if (exchange.withheld !== undefined) return [];
    const failures: ObservedFailure[] = [];
    const { kit, observers } = this.#plan;
    const operation = kit.contract.operation(exchange.request.operation);
    for (const requirement of observers) {
      const watched = subject(requirement.id, operation.key);
      if (!this.#watched.has(watched)) continue;
      for (const check of requirement.observe?.(exchange, operation, kit) ?? []) {
        if (check.verdict === 'pass')
          this.#passes.set(watched, this.passes(requirement.id, operation.key) + 1);
        else {
          const key = `${requirement.id} ${place} ${check.id}`;
          failures.push({ requirement: requirement.id, operation: operation.key, key, check });
        }
      }
    }
    return failures;
  }

  passes(requirement: string, operation: string): number {
    return this.#passes.get(subject(requirement, operation)) ?? 0;
  }
}

function subject(requirement: string, operation: string): string {
  return `${requirement} ${operation}`;
}
