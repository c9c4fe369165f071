import type { Exchange, OperationKey, RequirementId } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import type { Requirement } from '../requirements/requirement.ts';
import type { Kit } from '../script/kit.ts';
import type { ObservedFailure } from './attempt.ts';

/** Lets the observing requirements of a plan judge every exchange, and counts what they found right. */
export class Observer {
  readonly #kit: Kit;
  /** By operation: who watches it, and how often each found it right. */
  readonly #watches = new Map<OperationKey, Watch[]>();

  constructor({ kit, cases, observers }: Plan) {
    this.#kit = kit;
    const byId = new Map(observers.map((requirement) => [requirement.id, requirement]));
    for (const planned of cases) {
      const requirement = byId.get(planned.requirement);
      if (requirement === undefined) continue;
      const watches = this.#watches.get(planned.operation) ?? [];
      if (watches.length === 0) this.#watches.set(planned.operation, watches);
      if (!watches.some((one) => one.requirement === requirement)) watches.push({ requirement, passes: 0 });
    }
  }

  /** The failures in an exchange. The place names it without its attempt. */
  observe(exchange: Exchange, place: string): ObservedFailure[] {
    if (exchange.withheld !== undefined) return [];
    const failures: ObservedFailure[] = [];
    const operation = this.#kit.contract.operation(exchange.request.operation);
    for (const watch of this.#watches.get(operation.key) ?? []) {
      const { requirement } = watch;
      for (const check of requirement.observe?.(exchange, operation, this.#kit) ?? []) {
        if (check.verdict === 'pass') watch.passes += 1;
        else if (check.verdict === 'open') watch.open = first(watch.open, check.message);
        else {
          const key = `${requirement.id} ${place} ${check.id}`;
          failures.push({ requirement: requirement.id, operation: operation.key, key, check });
        }
      }
    }
    return failures;
  }

  /** What an observing requirement found of an operation that is no failure. */
  found(requirement: RequirementId, operation: OperationKey): Found {
    const watches = this.#watches.get(operation) ?? [];
    return watches.find((one) => one.requirement.id === requirement) ?? NOTHING_FOUND;
  }
}

/** What an observing requirement found that is no failure. */
export interface Found {
  /** How often it found an answer right. */
  readonly passes: number;
  /** Why it could not judge one of them. */
  readonly open?: string;
}

const NOTHING_FOUND: Found = { passes: 0 };

interface Watch {
  readonly requirement: Requirement;
  passes: number;
  open?: string;
}

/** The first by the alphabet: answers come in any order, and a report says the same of the same. */
function first(one: string | undefined, other: string): string {
  return one !== undefined && one < other ? one : other;
}
