import type { CaseResult } from '../model.ts';
import { type Baseline, type Fault, type KnownEntry, keyOf } from './baseline.ts';
import { faultsOf } from './faults.ts';

/** What a run comes to where a baseline says what is known. */
export interface Gate {
  /** Whether it lets the run through. */
  readonly passed: boolean;
  /** Faults that no entry knows. */
  readonly unknown: readonly Fault[];
  /** Faults where an entry knows another way of failing. */
  readonly changed: readonly { readonly fault: Fault; readonly entry: KnownEntry }[];
  /** Entries whose fault is gone: take them out, or they hide the next one. */
  readonly stale: readonly KnownEntry[];
  /** Entries that were tolerated until a day before. */
  readonly expired: readonly KnownEntry[];
  /** Faults that are known and tolerated. */
  readonly tolerated: number;
}

/**
 * Holds the results of a run against a baseline. `today` is `YYYY-MM-DD`. An entry on which nothing was judged (it was
 * filtered out, or the run ended before) is neither stale nor missed.
 */
export function gateOf(baseline: Baseline, cases: readonly CaseResult[], today: string): Gate {
  const entries = new Map<string, KnownEntry[]>();
  for (const entry of baseline.known)
    entries.set(keyOf(entry), [...(entries.get(keyOf(entry)) ?? []), entry]);
  const met = new Set<KnownEntry>();
  const unknown: Fault[] = [];
  const changed: { fault: Fault; entry: KnownEntry }[] = [];
  let tolerated = 0;
  const others: Fault[] = [];
  for (const fault of faultsOf(cases)) {
    const same = entries.get(keyOf(fault))?.find(({ how }) => how === fault.how);
    if (same === undefined) others.push(fault);
    else met.add(same);
    if (same !== undefined && same.expires >= today) tolerated += 1;
  }
  for (const fault of others) {
    const entry = entries.get(keyOf(fault))?.find((one) => !met.has(one));
    if (entry === undefined) unknown.push(fault);
    else changed.push({ fault, entry });
    if (entry !== undefined) met.add(entry);
  }
  const judged = new Set(
    cases
      .filter(({ reason }) => reason !== 'filtered' && reason !== 'aborted')
      .map(({ requirement, operation }) => `${requirement} ${operation}`),
  );
  const stale = baseline.known.filter(
    (entry) => !met.has(entry) && judged.has(`${entry.requirement} ${entry.operation}`),
  );
  const expired = baseline.known.filter((entry) => met.has(entry) && entry.expires < today);
  const passed = [unknown, changed, stale, expired].every((list) => list.length === 0);
  return { passed, unknown, changed, stale, expired, tolerated };
}

/** Days that a new entry is tolerated, unless somebody writes another day. */
const DAYS = 90;

/** A baseline that knows the faults of a run: what was said of those that were known already stays. */
export function updated(
  baseline: Baseline | undefined,
  cases: readonly CaseResult[],
  today: string,
): Baseline {
  const expires = new Date(Date.parse(today) + DAYS * 86_400_000).toISOString().slice(0, 10);
  const before = baseline?.known ?? [];
  const known = faultsOf(cases).map((fault): KnownEntry => {
    const old = before.find((entry) => keyOf(entry) === keyOf(fault) && entry.how === fault.how);
    return old !== undefined && old.expires >= today
      ? old
      : {
          ...fault,
          reason: old?.reason ?? 'TODO: say why this is tolerated',
          ...(old?.link && { link: old.link }),
          expires,
        };
  });
  return { baselineVersion: 1, known };
}
