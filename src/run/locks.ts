/**
 * Keeps changes to the target away from those who need it to stand still: many changes at a time, or one quiet
 * part, never both. First come, first served, so that neither side starves.
 */
export class Quiet {
  #changes = 0;
  #quiet = false;
  readonly #waiting: { readonly kind: 'change' | 'quiet'; readonly go: () => void }[] = [];

  /** Resolves when a change may begin; call `changed` when it is done. */
  change(): Promise<void> {
    return this.#enter('change');
  }

  changed(): void {
    this.#changes -= 1;
    this.#admit();
  }

  /** Resolves when nothing changes any more; call `done` at the end of the quiet part. */
  begin(): Promise<void> {
    return this.#enter('quiet');
  }

  done(): void {
    this.#quiet = false;
    this.#admit();
  }

  #enter(kind: 'change' | 'quiet'): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ kind, go });
      this.#admit();
    });
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next !== undefined && !this.#quiet; next = this.#waiting[0]) {
      if (next.kind === 'quiet') {
        if (this.#changes > 0) return;
        this.#quiet = true;
      } else this.#changes += 1;
      this.#waiting.shift();
      next.go();
    }
  }
}
