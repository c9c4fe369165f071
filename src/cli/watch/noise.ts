/** So many runs in a row a file may change in. */
const PATIENCE = 3;

/** Finds files that change because the target is judged: its data, its caches. Each would start the next run for ever. */
export class Noise {
  /** By path: runs in a row in which it changed. */
  #counts = new Map<string, number>();
  #now = new Set<string>();
  #isRunning = false;

  begin(): void {
    this.#now = new Set();
    this.#isRunning = true;
  }

  /** Whether the file is one of these. */
  changed(path: string): boolean {
    if (!this.#isRunning) return false;
    this.#now.add(path);
    return (this.#counts.get(path) ?? 0) + 1 >= PATIENCE;
  }

  end(): void {
    this.#isRunning = false;
    this.#counts = new Map([...this.#now].map((path) => [path, (this.#counts.get(path) ?? 0) + 1]));
  }
}
