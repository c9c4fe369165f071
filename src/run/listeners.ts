/** Tells those who listen to a run. What they throw must not leave behind what the run made: it waits until that is gone. */
export class Listeners {
  readonly #failed: () => void;
  #error: { readonly thrown: unknown } | undefined;

  /** @param failed ends the run. */
  constructor(failed: () => void) {
    this.#failed = failed;
  }

  tell<T>(listener: ((event: T) => void) | undefined, event: T): void {
    try {
      listener?.(event);
    } catch (thrown) {
      this.#error ??= { thrown };
      this.#failed();
    }
  }

  /** @throws what a listener has thrown first. */
  rethrow(): void {
    if (this.#error !== undefined) throw this.#error.thrown;
  }
}
