import { SAFE_METHODS } from '../documents/methods.ts';
import type {
  CaseResult,
  Exchange,
  HttpRequest,
  Outcome,
  PlannedCase,
  Probe,
  Reason,
  RequirementId,
  Stop,
} from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { type Attempt, drive, type ObservedFailure, type World } from './attempt.ts';
import { Quiet } from './locks.ts';
import { collect, type Seen } from './observations.ts';
import { Observer } from './observer.ts';
import { confirm, failedChecks, isFailing, isFlaky, judgeCase, observedFailures } from './verdict.ts';

/** Where exchanges come from: a target, or a record of one. Never rejects. */
export type Port = (request: HttpRequest, id: string, after?: number) => Promise<Exchange>;

export interface EngineOptions {
  readonly concurrency: number;
  /** Attempts in all at a script that fails: the first and those that confirm it. */
  readonly attempts: number;
  /** Cases to begin with: what failed the last time. Changes the order of requests, and no verdict. */
  readonly first?: ReadonlySet<string>;
  /** Why no further case is to begin; undefined while it may. */
  readonly halted: () => string | undefined;
  readonly onResult?: (result: CaseResult) => void;
  /** Sends something between two attempts: a fault at every seventh request must not meet the same request again. */
  readonly breakRhythm?: () => Promise<void>;
  /** An attempt uses what another one came to. Both by `unit#number`. */
  readonly onNeed?: (attempt: string, needed: string, lifetime: Probe<unknown>['lifetime']) => void;
  /** An observing requirement's failure is sure, long before its case is judged. */
  readonly onConfirmed?: (requirement: RequirementId) => void;
}

type Unit = Pick<PlannedCase, 'id' | 'script'> | Probe<unknown>;

/** Runs the cases of a plan over a port. The same code judges a live target and a recorded run. */
export class Engine {
  readonly #plan: Plan;
  readonly #port: Port;
  readonly #options: EngineOptions;
  readonly #observer: Observer;
  readonly #quiet = new Quiet();
  /** By unit and number: what is under way or done. */
  readonly #attempts = new Map<string, Promise<Attempt>>();
  /** By unit: all its attempts, once it is confirmed or needs not be. */
  readonly #confirmed = new Map<string, Promise<readonly Attempt[]>>();
  readonly #units = new Map<string, Unit>();
  /** Which attempt waits for which: a circle would wait for ever. */
  readonly #waitsFor = new Map<string, string>();

  constructor(plan: Plan, port: Port, options: EngineOptions) {
    this.#plan = plan;
    this.#port = port;
    this.#options = options;
    this.#observer = new Observer(plan);
  }

  /** Results in the plan's order, one for each planned case. */
  async run(): Promise<CaseResult[]> {
    const observers = new Set(this.#plan.observers.map(({ id }) => id));
    const results = new Map<string, CaseResult>();
    const keep = (result: CaseResult): void => {
      results.set(result.id, result);
      this.#options.onResult?.(result);
    };
    const { cases, shard } = this.#plan;
    const here = shard === undefined ? cases : cases.filter(({ id }) => shard.cases.has(id));
    const { first } = this.#options;
    const isLater = ({ id }: PlannedCase): number => (first?.has(id) ? 0 : 1);
    const ordered =
      first === undefined ? here : [...here].sort((one, other) => isLater(one) - isLater(other));
    await this.#pool(ordered, async (planned) => {
      const halted = this.#options.halted();
      if (halted !== undefined) return keep(notRun(planned, 'aborted', halted));
      const attempts = await this.#confirm(planned);
      if (isFailing(attempts)) {
        if (!observers.has(planned.requirement)) this.#options.onConfirmed?.(planned.requirement);
        return;
      }
      this.#rest(planned.id, attempts);
      if (observers.has(planned.requirement)) return;
      keep(judgeCase({ planned, attempts, ...NOTHING_OBSERVED }));
      this.#forget(planned.id, attempts);
    });
    await this.#doubt();
    const seen = await this.#observations();
    for (const planned of this.#plan.cases) {
      if (results.has(planned.id)) continue;
      const attempts = (await this.#confirmed.get(planned.id)) ?? [];
      if (!observers.has(planned.requirement)) {
        if (shard !== undefined && !shard.cases.has(planned.id)) continue;
        keep(judgeCase({ planned, attempts, ...NOTHING_OBSERVED }));
        continue;
      }
      const saw = seen.get(`${planned.requirement} ${planned.operation}`);
      const found = this.#observer.found(planned.requirement, planned.operation);
      // What another shard judges is its own matter, but for what was seen here.
      const sawWrong = saw !== undefined || found.open !== undefined;
      if (!sawWrong && shard !== undefined && !shard.cases.has(planned.id)) continue;
      keep(
        judgeCase({ planned, attempts, observes: true, observed: saw ?? NOTHING_OBSERVED.observed, found }),
      );
    }
    return cases.map((planned) => results.get(planned.id) ?? notRun(planned, 'shard-missing', ELSEWHERE));
  }

  /**
   * Where something failed in some of its attempts only, the target is not steady, and what failed in all of them may
   * have done so by chance: it is tried more often, each in turn, so that no rhythm of the target's fits.
   */
  async #doubt(): Promise<void> {
    const settled = new Map<string, readonly Attempt[]>();
    for (const [id, attempts] of this.#confirmed) settled.set(id, await attempts);
    if (![...settled.values()].some(isFlaky)) return;
    for (let round = 1; round <= MORE_ATTEMPTS; round += 1) {
      for (const [id, attempts] of settled) {
        const unit = this.#units.get(id);
        if (unit === undefined || !isFailing(attempts) || this.#options.halted() !== undefined) continue;
        await this.#options.breakRhythm?.();
        const more = [...attempts, await this.#attempt(unit, attempts.length + 1)];
        settled.set(id, more);
        this.#confirmed.set(id, Promise.resolve(more));
      }
    }
  }

  /** What did not fail for sure is not tried again, and nobody needs a case. */
  #rest(id: string, attempts: readonly Attempt[]): void {
    for (const { number } of attempts) this.#attempts.delete(`${id}#${number}`);
    this.#units.delete(id);
  }

  /** What nothing was wrong with is not looked at again: most of a run, and all that grows with it. */
  #forget(id: string, attempts: readonly Attempt[]): void {
    const [only] = attempts;
    if (attempts.length === 1 && only?.observed.length === 0) this.#confirmed.delete(id);
  }

  async #pool<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
    const queue = items.values();
    const worker = async (): Promise<void> => {
      for (const item of queue) await work(item);
    };
    await Promise.all(Array.from({ length: Math.min(this.#options.concurrency, items.length) }, worker));
  }

  /** All attempts at a unit: one where it did not fail, else as many as confirm it. */
  #confirm(unit: Unit): Promise<readonly Attempt[]> {
    let confirmed = this.#confirmed.get(unit.id);
    if (confirmed === undefined) {
      this.#units.set(unit.id, unit);
      confirmed = this.#tryUntilSure(unit);
      this.#confirmed.set(unit.id, confirmed);
    }
    return confirmed;
  }

  async #tryUntilSure(unit: Unit): Promise<readonly Attempt[]> {
    const attempts = [await this.#attempt(unit, 1)];
    const [first] = attempts as [Attempt];
    if (failedChecks(first).length === 0 && first.observed.length === 0) return attempts;
    for (let number = 2; number <= this.#options.attempts; number += 1) {
      const halted = this.#options.halted();
      attempts.push(halted === undefined ? await this.#attempt(unit, number) : abandoned(number, halted));
    }
    for (const { requirement } of confirm(attempts, observedFailures).confirmed)
      this.#options.onConfirmed?.(requirement);
    return attempts;
  }

  #attempt(unit: Unit, number: number): Promise<Attempt> {
    const id = `${unit.id}#${number}`;
    let attempt = this.#attempts.get(id);
    if (attempt === undefined) {
      attempt = drive(unit.id, unit.script, number, this.#world(id));
      this.#attempts.set(id, attempt);
    }
    return attempt;
  }

  #world(id: string): World {
    let stands = false;
    return {
      send: async (request, exchangeId, after) => {
        // Also what has to be refused might be carried out. Who has the target stand still must not wait for itself.
        if (stands || isReading(request)) return this.#port(request, exchangeId, after);
        await this.#quiet.change();
        try {
          return await this.#port(request, exchangeId, after);
        } finally {
          this.#quiet.changed();
        }
      },
      need: (probe, number) => this.#need(id, probe, number),
      observe: (exchange, place) => this.#observer.observe(exchange, place),
      beginQuiet: async () => {
        await this.#quiet.begin();
        stands = true;
      },
      endQuiet: () => {
        stands = false;
        this.#quiet.done();
      },
    };
  }

  async #need(id: string, probe: Probe<unknown>, number: number): Promise<Outcome<unknown>> {
    const wanted = probe.lifetime === 'run' ? 1 : number;
    this.#options.onNeed?.(id, `${probe.id}#${wanted}`, probe.lifetime);
    if (this.#isCircle(id, `${probe.id}#${wanted}`)) return { stop: CIRCLE };
    this.#waitsFor.set(id, `${probe.id}#${wanted}`);
    const attempt = await this.#attempt(probe, wanted);
    this.#waitsFor.delete(id);
    // Whoever needs it goes on at once: its failures are confirmed beside that.
    void this.#confirm(probe);
    return attempt.outcome;
  }

  #isCircle(id: string, wanted: string): boolean {
    for (let at: string | undefined = wanted; at !== undefined; at = this.#waitsFor.get(at)) {
      if (at === id) return true;
    }
    return false;
  }

  /** By requirement and operation: what was seen in all exchanges with it. */
  async #observations(): Promise<Map<string, Seen>> {
    const seen = new Map<string, Seen>();
    for (let done = 0; done < this.#confirmed.size; ) {
      const all = [...this.#confirmed.values()];
      for (; done < all.length; done += 1) collect(seen, (await all[done]) ?? []);
    }
    // Scripts come to their ends in any order, and the same run reads the same when it is judged again.
    for (const { confirmed, flaky } of seen.values())
      for (const failures of [confirmed, flaky]) failures.sort(byKey);
    return seen;
  }
}

function byKey({ key: one }: ObservedFailure, { key: other }: ObservedFailure): number {
  return one < other ? -1 : Number(one > other);
}

const ELSEWHERE = 'another shard judges it';

/** Attempts more, at what fails on a target that is not steady. */
const MORE_ATTEMPTS = 5;

const NOTHING_OBSERVED = { observes: false, observed: { confirmed: [], flaky: [] }, found: { passes: 0 } };

const CIRCLE: Stop = {
  verdict: 'inconclusive',
  reason: 'no-data',
  message:
    'what it needs can only be made of itself: each resource refers to another that does not exist yet',
};

function isReading({ method, changes }: HttpRequest): boolean {
  return !changes && SAFE_METHODS.has(method);
}

/** An attempt that was not made because the run ended: what failed before stays unconfirmed. */
function abandoned(number: number, message: string): Attempt {
  const stop = { verdict: 'not-run', reason: 'aborted', message } as const;
  return { number, outcome: { stop }, checks: [], exchanges: [], observed: [] };
}

function notRun({ id, requirement, operation }: PlannedCase, reason: Reason, message: string): CaseResult {
  return {
    id,
    requirement,
    operation,
    verdict: 'not-run',
    reason,
    message,
    attempts: 0,
    checks: [],
    exchanges: [],
  };
}
