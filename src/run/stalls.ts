import type { Exchange, OperationKey } from '../model.ts';

/** Requests in a row that nothing answers, until the next ones are not waited for as long. */
const MOST = 6;
const FIRST = /#1\.\d+$/;
/** A fault is sure where the third attempt at the same thing shows it as well. */
const THIRD = /#(?:[3-9]|\d{2,})\.\d+$/;
/** Every so often one is waited for as long as any: the operation may be slow, and answer again. */
const EVERY = 10;
/** Milliseconds: an operation that answers again mostly does so within this. */
const SHORTEST = 500;

interface Stall {
  /** Requests in a row without a whole answer. */
  count: number;
  /** How many of them are a fault, as no answer had begun; and whether one of them is for sure. */
  faults: number;
  sure: boolean;
  /** Requests since they are not waited for as long. */
  asked: number;
}

/**
 * Operations that leave everything unanswered. Each request would take as long as an answer may, and a run has hundreds of
 * them: once that is sure, the others get a short time. An answer that comes within it counts, and ends the stall; what
 * does not come is no fault, but open. What is tried again gets all the time there is, as that confirms faults.
 */
export class Stalls {
  readonly #timeout: number;
  readonly #stalls = new Map<OperationKey, Stall>();

  /** @param timeout milliseconds that a whole answer may take. */
  constructor(timeout: number) {
    this.#timeout = timeout;
  }

  /** Milliseconds that the answer to a request is waited for; undefined where it has all the time there is. */
  limit(operation: OperationKey, id: string): number | undefined {
    const stall = this.#stalls.get(operation);
    if (stall === undefined || stall.count < MOST || !FIRST.test(id)) return undefined;
    // Before it is sure, every first attempt may be the one that shows the fault.
    if (stall.faults > 0 && !stall.sure) return undefined;
    stall.asked += 1;
    const short = Math.max(SHORTEST, this.#timeout / 10);
    return stall.asked % EVERY === 0 || short >= this.#timeout ? undefined : short;
  }

  /** Learns from an exchange; gives it back, no fault where its answer was not waited for. */
  seen(exchange: Exchange, limit: number | undefined): Exchange {
    const { id, request, failure, withheld } = exchange;
    if (withheld !== undefined) return exchange;
    const stall = this.#stalls.get(request.operation);
    if (failure?.kind !== 'timeout') {
      this.#stalls.delete(request.operation);
      return exchange;
    }
    // Also where another request was answered meanwhile: nobody knows what a whole wait would have come to.
    if (limit !== undefined) {
      const message = `not waited for longer than ${limit} ms: requests of this operation in a row had no whole answer within ${this.#timeout} ms`;
      return { ...exchange, failure: { ...failure, kind: 'unwaited', message } };
    }
    const { count, faults, sure, asked } = stall ?? { count: 0, faults: 0, sure: false, asked: 0 };
    this.#stalls.set(request.operation, {
      count: count + 1,
      faults: faults + (failure.status === undefined ? 1 : 0),
      sure: sure || (failure.status === undefined && THIRD.test(id)),
      asked,
    });
    return exchange;
  }
}
