import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Climb } from './climb.ts';

export interface PaceOptions {
  /** Requests in flight at once; undefined to find out what the target takes well. */
  readonly concurrency?: number;
  /** Requests begun in a second, at most. */
  readonly rate?: number;
}

/** Most requests in flight at once where the target decides. */
export const MOST_AT_ONCE = 32;
/** Pauses that a target may ask for in a run, all together, in milliseconds. */
const MOST_PATIENCE = 10 * 60_000;

/** When a request may begin: so many in flight, so many in a second, none while the target asked for a pause. */
export class Pace {
  readonly #climb: Climb | undefined;
  readonly #fixed: number;
  readonly #interval: number;
  readonly #waiting: (() => void)[] = [];
  #inFlight = 0;
  /** Moments, in milliseconds: the earliest for the next request, and the end of a pause. */
  #next = 0;
  #resumes = 0;
  #patience = MOST_PATIENCE;
  #sleep = alarm();

  constructor({ concurrency, rate }: PaceOptions) {
    this.#climb = concurrency === undefined ? new Climb(MOST_AT_ONCE) : undefined;
    this.#fixed = concurrency ?? MOST_AT_ONCE;
    this.#interval = rate === undefined ? 0 : 1000 / rate;
  }

  /** Most requests that can ever be in flight. */
  get most(): number {
    return this.#fixed;
  }

  /** Requests that may be in flight now. */
  get limit(): number {
    return this.#climb?.limit ?? this.#fixed;
  }

  /**
   * Does the work in its turn; the others wait, before their time starts to count.
   * @param isWanted whether it still is, when its turn comes: undefined is given back where it is not.
   */
  async use<T>(work: () => Promise<T>): Promise<T>;
  async use<T>(work: () => Promise<T>, isWanted: () => boolean): Promise<T | undefined>;
  async use<T>(work: () => Promise<T>, isWanted = () => true): Promise<T | undefined> {
    if (this.#inFlight < this.limit) this.#inFlight += 1;
    else await new Promise<void>((go) => this.#waiting.push(go));
    try {
      if (isWanted() && (this.#interval > 0 || this.#resumes > 0)) await this.#turn(isWanted);
      return isWanted() ? await work() : undefined;
    } finally {
      this.#inFlight -= 1;
      this.#admit();
    }
  }

  /** Whoever waits for a turn is asked at once whether it is still wanted. */
  wake(): void {
    this.#sleep.abort();
    this.#sleep = alarm();
  }

  /** A whole answer came. */
  answered(): void {
    this.#climb?.answered(performance.now());
  }

  /** The target shows that it is too much: it refuses for now, or drops the connection. */
  strained(): void {
    this.#climb?.strained(performance.now());
  }

  /**
   * Lets nothing begin for so many milliseconds. False where the target has asked for more than a run can wait.
   * Pauses that overlap count once.
   */
  pause(milliseconds: number): boolean {
    const until = performance.now() + milliseconds;
    const longer = until - Math.max(this.#resumes, performance.now());
    if (longer <= 0) return true;
    if (longer > this.#patience) return false;
    this.#patience -= longer;
    this.#resumes = until;
    return true;
  }

  async #turn(isWanted: () => boolean): Promise<void> {
    while (isWanted()) {
      const now = performance.now();
      const pause = this.#resumes - now;
      if (pause > 0) {
        await this.#wait(pause);
        continue;
      }
      const start = Math.max(now, this.#next);
      this.#next = start + this.#interval;
      if (start > now) await this.#wait(start - now);
      // Its moment is for somebody else.
      if (!isWanted()) this.#next -= this.#interval;
      if (this.#resumes <= performance.now()) return;
    }
  }

  async #wait(milliseconds: number): Promise<void> {
    // An error says that it was woken.
    await wait(milliseconds, undefined, { signal: this.#sleep.signal }).catch(() => {});
  }

  #admit(): void {
    while (this.#inFlight < this.limit) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#inFlight += 1;
      next();
    }
  }
}

/** As many as wait for their turn listen to one. */
function alarm(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}
