import type { OperationKey } from '../../../model.ts';
import { plural } from '../../../plural.ts';
import type { Report } from '../../model.ts';
import { inProfile, openOf } from '../../scope.ts';
import { UNACCOUNTED, whyOf } from '../../why.ts';

/** What every format says of a run, in the same words. */
export interface Summary {
  /** Whether the run shows that the target conforms: nothing else is a success. */
  readonly success: boolean;
  /** `NONCONFORMANT: 1 MUST requirement failed: …`. */
  readonly headline: string;
  /** Operations on which every requirement that applies to them was judged: `31 of 34 operations judged in full`. */
  readonly coverage: string;
  /** Cases without a judgement: `12 of 340 cases open`. */
  readonly open: string;
  /** Why the run is no whole one; undefined where it is. */
  readonly cut?: string;
}

export function summaryOf(report: Report): Summary {
  const { outcome, footer, plan, cases } = report;
  const filtered = cases.filter(({ reason }) => reason === 'filtered').length;
  const all = Math.max(plan.cases + filtered, cases.length);
  const settled = footer.cases.pass + footer.cases.fail + footer.cases['not-applicable'];
  const cut = cutOf(report);
  const claimed = outcome === 'conformant' || outcome === 'conformant-with-deviations';
  return {
    success: claimed && cut === undefined,
    // A report that claims a success and is cut contradicts itself: then what is cut counts.
    headline: claimed && cut !== undefined ? `INVALID: ${cut}` : headlineOf(report),
    coverage: `${judgedIn(report).size} of ${plural(documented(report), 'operation')} judged in full`,
    open: `${all - settled} of ${plural(all, 'case')} open`,
    ...(cut !== undefined && { cut }),
  };
}

function headlineOf(report: Report): string {
  const { aborted } = report.run;
  const why = aborted === undefined ? whyOf(report) : `${aborted}; ${whyOf(report)}`;
  return `${report.outcome.toUpperCase()}: ${why}`;
}

function cutOf({ run, footer, cases }: Report): string | undefined {
  if (run.aborted !== undefined) return run.aborted;
  if (cases.length === 0) return 'no case was run';
  return footer.complete ? undefined : UNACCOUNTED;
}

/** Operations that something was judged on, and nothing is open on. */
function judgedIn(report: Report): Set<OperationKey> {
  const rows = inProfile(report);
  const open = new Set(rows.flatMap((row) => openOf(row).map(({ operation }) => operation)));
  const judged = rows.flatMap(({ operations }) => [...operations.pass, ...operations.fail]);
  return new Set(judged.filter((operation) => !open.has(operation)));
}

/** All operations of the document, those that cannot be judged among them. */
function documented({ contract }: Report): number {
  return contract.surface?.operations ?? contract.operations;
}
