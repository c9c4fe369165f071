import type { OperationKey } from '../model.ts';
import type { Report } from './model.ts';
import { inProfile, openOf } from './scope.ts';

/** Operations of two runs, over all requirements of the profile. */
export interface OperationChanges {
  /** Nothing was known of them before. */
  readonly added: readonly OperationKey[];
  readonly removed: readonly OperationKey[];
  /** Something fails now, and nothing did. */
  readonly failing: readonly OperationKey[];
  /** Something failed, and nothing does now. */
  readonly mended: readonly OperationKey[];
  /** All was judged, and something is open now. */
  readonly opened: readonly OperationKey[];
  /** Something was open, and all is judged now. */
  readonly closed: readonly OperationKey[];
}

interface Sight {
  readonly seen: ReadonlySet<OperationKey>;
  readonly failed: ReadonlySet<OperationKey>;
  readonly open: ReadonlySet<OperationKey>;
}

/** What became of the operations that requirements were tried on. */
export function operationChanges(before: Report, now: Report): OperationChanges {
  const [then, today] = [sightOf(before), sightOf(now)];
  const both = [...today.seen].filter((operation) => then.seen.has(operation));
  return {
    added: minus(today.seen, then.seen),
    removed: minus(then.seen, today.seen),
    failing: minus(today.failed, then.failed),
    // What was not tried again is not mended.
    mended: both.filter((one) => then.failed.has(one) && !today.failed.has(one) && !today.open.has(one)),
    opened: both.filter((one) => today.open.has(one) && !then.open.has(one)),
    closed: both.filter((one) => then.open.has(one) && !today.open.has(one)),
  };
}

function sightOf(report: Report): Sight {
  const rows = inProfile(report);
  const failed = new Set(rows.flatMap(({ operations }) => operations.fail));
  const open = new Set(rows.flatMap((row) => openOf(row).map(({ operation }) => operation)));
  const passed = rows.flatMap(({ operations }) => operations.pass);
  return { seen: new Set([...passed, ...failed, ...open]), failed, open };
}

function minus(all: ReadonlySet<OperationKey>, others: ReadonlySet<OperationKey>): OperationKey[] {
  return [...all].filter((one) => !others.has(one));
}
