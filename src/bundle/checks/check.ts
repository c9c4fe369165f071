import type { Dossier } from '../dossier.ts';

/** One thing that has to be true of a bundle. */
export interface Check {
  /** Its place in the order; the same in every release. */
  readonly number: number;
  readonly name: string;
  /** What it makes sure of. */
  readonly statement: string;
  /** Names of the checks without which it cannot run. */
  readonly needs: readonly string[];
  /**
   * A sentence on what was found.
   * @throws Refusal that says why the bundle is not believed.
   */
  run(dossier: Dossier): string | Promise<string>;
}
