import type { Report } from '../report/model.ts';

/** What the shell is told. */
export const EXIT = { ok: 0, nonconformant: 1, nothingJudged: 2, incomplete: 3, ourBug: 4 } as const;

/** The exit code of a judged run; `strict` does not let deviations pass. */
export function exitCodeOf({ outcome }: Report, strict: boolean): number {
  switch (outcome) {
    case 'conformant':
      return EXIT.ok;
    case 'conformant-with-deviations':
      return strict ? EXIT.nonconformant : EXIT.ok;
    case 'nonconformant':
      return EXIT.nonconformant;
    case 'incomplete':
      return EXIT.incomplete;
    case 'invalid':
      return EXIT.ourBug;
  }
}
