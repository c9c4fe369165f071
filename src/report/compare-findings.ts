import type { Level, OperationKey, RequirementId } from '../model.ts';
import type { Finding, Report } from './model.ts';
import { inProfile } from './scope.ts';

/** Findings of two runs by their cause: the fingerprint. */
export interface FindingChanges {
  readonly new: readonly FindingNote[];
  readonly gone: readonly FindingNote[];
  /** Of the same cause, on other operations. */
  readonly changed: readonly FindingChange[];
  /** How many are the same. */
  readonly same: number;
}

export interface FindingNote {
  readonly fingerprint: string;
  readonly requirement: RequirementId;
  readonly level: Level;
  readonly title: string;
  readonly fix: string;
  readonly operations: readonly OperationKey[];
  readonly curl?: string;
}

export interface FindingChange extends FindingNote {
  readonly appeared: readonly OperationKey[];
  readonly disappeared: readonly OperationKey[];
}

/** What the profiles that were asked for found, then and now. */
export function findingChanges(before: Report, now: Report): FindingChanges {
  const [old, current] = [findingsOf(before), findingsOf(now)];
  const changed = [...current.values()].flatMap((finding): FindingChange[] => {
    const then = old.get(finding.fingerprint);
    if (then === undefined) return [];
    const appeared = without(finding.operations, then.operations);
    const disappeared = without(then.operations, finding.operations);
    return appeared.length + disappeared.length === 0 ? [] : [{ ...noteOf(finding), appeared, disappeared }];
  });
  const kept = [...current.keys()].filter((fingerprint) => old.has(fingerprint)).length;
  return {
    new: [...current.values()].filter(({ fingerprint }) => !old.has(fingerprint)).map(noteOf),
    gone: [...old.values()].filter(({ fingerprint }) => !current.has(fingerprint)).map(noteOf),
    changed,
    same: kept - changed.length,
  };
}

function findingsOf(report: Report): Map<string, Finding> {
  const asked = new Set(inProfile(report).map(({ id }) => id));
  const findings = report.findings.filter(({ requirement }) => asked.has(requirement));
  return new Map(findings.map((finding) => [finding.fingerprint, finding]));
}

function noteOf({ fingerprint, requirement, level, title, fix, operations, example }: Finding): FindingNote {
  const { curl } = example;
  return {
    fingerprint,
    requirement,
    level,
    title,
    fix,
    operations,
    ...(curl !== undefined && { curl }),
  };
}

function without(all: readonly OperationKey[], others: readonly OperationKey[]): OperationKey[] {
  const known = new Set(others);
  return all.filter((one) => !known.has(one));
}
