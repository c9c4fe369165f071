import { setTimeout as wait } from 'node:timers/promises';
import { asksForPatience } from '../contract/documented.ts';
import type { Exchange, HttpRequest } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { configuredIds } from '../script/configured.ts';
import { requestOf } from '../script/request.ts';
import { Guard } from './guard.ts';
import type { Pace } from './pace.ts';
import { Patience } from './patience.ts';
import { Stalls } from './stalls.ts';
import type { Transport } from './transport.ts';

export interface LeftOver {
  readonly path: string;
  readonly reason: string;
}

/** The unit that removes what the run made. */
export const CLEANUP = 'cleanup#1';

/** So many refused connections in a row, or answers that never came: nobody is there any more. */
const REFUSALS = 5;
const SILENCES = 20;

/** A run's traffic with a live target: sends what may be sent, waits when told to, remembers what it made. */
export class Session {
  readonly #plan: Plan;
  readonly #transport: Transport;
  readonly #pace: Pace;
  /** What the run made, and what it must leave alone. */
  readonly guard: Guard;
  readonly #patience = new Patience();
  readonly #stalls: Stalls;
  readonly #record: (exchange: Exchange) => void;
  readonly #sending: (request: HttpRequest, id: string) => void;
  #halted: string | undefined;
  #refusals = 0;
  #silences = 0;

  /**
   * @param record takes every exchange.
   * @param sending is told of every change before it goes out.
   */
  constructor(
    plan: Plan,
    transport: Transport,
    record: (exchange: Exchange) => void,
    sending: (request: HttpRequest, id: string) => void = () => {},
  ) {
    this.#sending = sending;
    this.#plan = plan;
    this.#transport = transport;
    this.#pace = transport.pace;
    this.#stalls = new Stalls(transport.timeout);
    this.guard = new Guard(plan.kit.contract, configuredIds(plan.kit.settings.values));
    this.#record = record;
  }

  /** Why the run is to end; undefined while it may go on. */
  get halted(): string | undefined {
    return this.#halted;
  }

  halt(reason: string): void {
    this.#halted ??= reason;
    this.#pace.wake();
  }

  /** @param after milliseconds to wait before. */
  async send(request: HttpRequest, id: string, after = 0): Promise<Exchange> {
    if (after > 0 && this.#halted === undefined) await wait(after);
    const exchange = await this.#exchange(request, id);
    this.#record(exchange);
    return exchange;
  }

  /**
   * Removes what the run made, the last first. Gives back what could not be removed.
   * @param removed how often something was removed before, by an earlier process.
   */
  async cleanUp(removed = 0): Promise<LeftOver[]> {
    const left: LeftOver[] = [];
    let number = removed;
    let silent = 0;
    for (const { path, removal } of this.guard.remaining()) {
      if ('impossible' in removal) {
        left.push({ path, reason: removal.impossible });
        continue;
      }
      // A target that is silent is not asked for each thing in turn.
      if (silent >= 2) {
        left.push({ path, reason: 'not removed: the target does not answer' });
        continue;
      }
      const { kit } = this.#plan;
      const request = { ...requestOf(kit, { ...removal.operation, path: removal.path }, {}), changes: true };
      number += 1;
      const exchange = await this.#attempt(request, `${CLEANUP}.${number}`);
      this.#record(exchange);
      const { response, failure } = exchange;
      silent = failure === undefined ? 0 : silent + 1;
      const gone =
        response !== undefined &&
        ((response.status >= 200 && response.status < 300) || response.status === 404);
      if (!gone)
        left.push({
          path,
          reason: response ? `answered ${response.status}` : (failure?.message ?? 'not sent'),
        });
    }
    return left;
  }

  async #exchange(request: HttpRequest, id: string): Promise<Exchange> {
    const withheld = (
      verdict: 'not-run' | 'error',
      reason: 'unsafe' | 'aborted',
      message: string,
    ): Exchange => {
      return { id, request, withheld: { verdict, reason, message }, milliseconds: 0 };
    };
    if (this.#halted !== undefined) return withheld('not-run', 'aborted', this.#halted);
    if (request.changes && this.#plan.kit.settings.readOnly) {
      return withheld('not-run', 'unsafe', 'read-only: nothing is sent that the server would carry out');
    }
    const objection = this.guard.objection(request);
    if (objection !== undefined) return withheld('not-run', 'unsafe', objection);
    return await this.#attempt(
      request,
      id,
      () => this.#stalls.limit(request.operation, id),
      () => this.#halted,
    );
  }

  /**
   * Sends, and sends again where the server asks for patience.
   * @param limitOf how long an answer is waited for, where that is not the usual.
   * @param halted why it is not to be sent any more: what is removed at the end is sent all the same.
   */
  async #attempt(
    request: HttpRequest,
    id: string,
    limitOf: () => number | undefined = () => undefined,
    halted: () => string | undefined = () => undefined,
  ): Promise<Exchange> {
    for (let retry = 0; ; retry += 1) {
      const sent = this.guard.moment();
      if (request.changes) this.#sending(request, id);
      const limit = limitOf();
      const exchange = this.#stalls.seen(await this.#transport.send(request, id, limit, halted), limit);
      this.#watch(exchange);
      this.guard.note(exchange, sent);
      const delay = this.#patience.delay(exchange, retry);
      if (delay === undefined || this.#halted !== undefined) return exchange;
      if (delay.everybody && !this.#pace.pause(delay.milliseconds)) return exchange;
      if (!delay.everybody) await wait(delay.milliseconds);
    }
  }

  #watch({ response, failure }: Exchange): void {
    if (response !== undefined) {
      this.#refusals = 0;
      this.#silences = 0;
      this.#pace.answered();
    }
    const strained = response !== undefined && (asksForPatience(response) || isStrain(response.status));
    if (strained || failure?.kind === 'reset') this.#pace.strained();
    if (failure?.kind === 'refused') this.#refusals += 1;
    // A stream whose headers came is no silence.
    if (failure?.kind === 'timeout' && failure.status === undefined) this.#silences += 1;
    if (this.#refusals >= REFUSALS) this.halt(`the target is gone: ${failure?.message}`);
    if (this.#silences >= SILENCES)
      this.halt(`the target has stopped answering: ${failure?.message} (--timeout)`);
  }
}

/** A gateway's word that what stands behind it has too much to do, or is not there. */
function isStrain(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}
