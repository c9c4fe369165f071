/**
 * Keeps changes to the target away from those who need it to stand still: many changes at a time, or many quiet parts,
 * never both. First come, first served, so that neither side starves; but once it is quiet, all have the good of it who
 * wait for that.
 */
export class Quiet {
  #changes = 0;
  #quiet = 0;
  #waiting: { readonly kind: 'change' | 'quiet'; readonly go: () => void }[] = [];

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
    this.#quiet -= 1;
    this.#admit();
  }

  #enter(kind: 'change' | 'quiet'): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ kind, go });
      this.#admit();
    });
  }

  #admit(): void {
    const [first] = this.#waiting;
    if (first?.kind === 'quiet') {
      if (this.#changes > 0) return;
      const entering = this.#waiting.filter(({ kind }) => kind === 'quiet');
      this.#waiting = this.#waiting.filter(({ kind }) => kind === 'change');
      this.#quiet += entering.length;
      for (const { go } of entering) go();
    } else if (first !== undefined && this.#quiet === 0) {
      const until = this.#waiting.findIndex(({ kind }) => kind === 'quiet');
      const entering = this.#waiting.splice(0, until < 0 ? this.#waiting.length : until);
      this.#changes += entering.length;
      for (const { go } of entering) go();
    }
  }
}
