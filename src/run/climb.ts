/** Where it starts: what a small server takes well. */
const FIRST = 8;
/** A step up is worth it where so much more is answered in the same time. */
const WORTH = 1.1;
/** Answers that tell how fast it goes, for each request in flight. */
const SAMPLE = 8;
/** Samples to keep still for, after a step that was not worth it and after a strain. */
const REST = 25;

/**
 * Finds how many requests at once a target takes well: more as long as more are answered in the same time, which is
 * as long as each takes no longer; half as many where the target shows that it is too much.
 */
export class Climb {
  readonly #most: number;
  #limit: number;
  #answers = 0;
  #since: number | undefined;
  /** The limit before the last step up, and the answers in a millisecond there. */
  #before: { readonly limit: number; readonly speed: number } | undefined;
  #rest = 0;

  constructor(most: number) {
    this.#most = most;
    this.#limit = Math.min(FIRST, most);
  }

  get limit(): number {
    return this.#limit;
  }

  /** @param now in milliseconds */
  answered(now: number): void {
    this.#since ??= now;
    this.#answers += 1;
    if (this.#answers < SAMPLE * this.#limit) return;
    const speed = this.#answers / Math.max(now - this.#since, 1);
    this.#begin(now);
    this.#judge(speed);
  }

  /** @param now in milliseconds */
  strained(now: number): void {
    // What was in flight when it became too much tells nothing new.
    if (this.#rest > 0 && this.#answers < this.#limit) return;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    this.#before = undefined;
    this.#rest = REST;
    this.#begin(now);
  }

  #begin(now: number): void {
    this.#answers = 0;
    this.#since = now;
  }

  #judge(speed: number): void {
    if (this.#before !== undefined && speed < this.#before.speed * WORTH) {
      this.#limit = this.#before.limit;
      this.#before = undefined;
      this.#rest = REST;
      return;
    }
    if (this.#rest > 0) {
      this.#rest -= 1;
      return;
    }
    if (this.#limit === this.#most) return;
    this.#before = { limit: this.#limit, speed };
    this.#limit = Math.min(this.#most, Math.ceil(this.#limit * 1.5));
  }
}
