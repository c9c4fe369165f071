import type { Report } from '../report/model.ts';

/** What the shell is told. */
export const EXIT = { ok: 0, nonconformant: 1, nothingJudged: 2, incomplete: 3, ourBug: 4 } as const;

/** The exit code of a judged run; `strict` does not let deviations pass. */
export function exitCodeOf(report: Report, strict: boolean): number {
  switch (report.outcome) {
    case 'conformant':
      return EXIT.ok;
    case 'conformant-with-deviations':
      return strict ? EXIT.nonconformant : EXIT.ok;
    case 'nonconformant':
      return EXIT.nonconformant;
    case 'incomplete':
      return isWholeShard(report) ? EXIT.ok : EXIT.incomplete;
    case 'invalid':
      return EXIT.ourBug;
  }
}

/** Whether a shard has judged all that it had to: that others judge the rest is no fault of its own. */
function isWholeShard({ plan, cases, run }: Report): boolean {
  const settled = (one: Report['cases'][number]): boolean =>
    one.verdict === 'pass' ||
    one.verdict === 'not-applicable' ||
    one.verdict === 'fail' ||
    one.reason === 'shard-missing' ||
    one.reason === 'out-of-reach';
  return plan.shard !== undefined && run.aborted === undefined && cases.every(settled);
}
