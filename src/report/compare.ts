import type { Level, RequirementId } from '../model.ts';
import { differencesOf } from './compare-conditions.ts';
import { type FindingChanges, findingChanges } from './compare-findings.ts';
import { type OperationChanges, operationChanges } from './compare-operations.ts';
import { summaryOf } from './formats/common/summary.ts';
import type { Report, RunOutcome } from './model.ts';
import { inProfile, type Standing, standingOf } from './scope.ts';

/** What became of a target between two runs. */
export interface Comparison {
  readonly compareVersion: 1;
  /** The worst of all changes: what newly fails counts before what is no longer known. */
  readonly verdict: 'nothing worse' | 'something new fails' | 'less is verified';
  readonly before: RunFact;
  readonly now: RunFact;
  /** In what the runs differ besides the target: changes may come from there. */
  readonly differences: readonly string[];
  readonly findings: FindingChanges;
  /** Requirements that came to something else. */
  readonly requirements: readonly RequirementChange[];
  readonly operations: OperationChanges;
}

export interface RunFact {
  readonly target: string;
  readonly finishedAt: string;
  readonly outcome: RunOutcome;
  readonly headline: string;
  readonly coverage: string;
  readonly open: string;
}

export interface RequirementChange {
  readonly requirement: RequirementId;
  readonly level: Level;
  /** `absent`: it is none of the profile that was asked for. */
  readonly before: Standing | 'absent';
  readonly now: Standing | 'absent';
}

const KNOWN_TO_HOLD: ReadonlySet<string> = new Set(['verified', 'verified in part']);
const HOLDS_OR_FAILS: ReadonlySet<string> = new Set(['verified', 'failed', 'not applicable']);

/** Compares two runs: findings by their cause, requirements by what became of them, and operations. */
export function compare(before: Report, now: Report): Comparison {
  const findings = findingChanges(before, now);
  const requirements = requirementChanges(before, now);
  const operations = operationChanges(before, now);
  return {
    compareVersion: 1,
    verdict: verdictOf(findings, requirements, operations, now),
    before: factOf(before),
    now: factOf(now),
    differences: differencesOf(before, now),
    findings,
    requirements,
    operations,
  };
}

function verdictOf(
  findings: FindingChanges,
  requirements: readonly RequirementChange[],
  { opened, failing }: OperationChanges,
  now: Report,
): Comparison['verdict'] {
  const spread = findings.changed.some(({ appeared }) => appeared.length > 0);
  const failed = requirements.some((change) => change.now === 'failed');
  if (findings.new.length > 0 || spread || failed || failing.length > 0) return 'something new fails';
  const lost = requirements.some(
    (change) => KNOWN_TO_HOLD.has(change.before) && !HOLDS_OR_FAILS.has(change.now),
  );
  const cut = summaryOf(now).cut !== undefined || now.outcome === 'invalid';
  return lost || opened.length > 0 || cut ? 'less is verified' : 'nothing worse';
}

function requirementChanges(before: Report, now: Report): RequirementChange[] {
  const [old, current] = [before, now].map(
    (report) => new Map(inProfile(report).map((row) => [row.id, row])),
  );
  const ids = new Set([...(current?.keys() ?? []), ...(old?.keys() ?? [])]);
  return [...ids].flatMap((requirement): RequirementChange[] => {
    const [then, row] = [old?.get(requirement), current?.get(requirement)];
    const change = {
      requirement,
      level: (row ?? then)?.level ?? 'MUST',
      before: then === undefined ? ('absent' as const) : standingOf(then),
      now: row === undefined ? ('absent' as const) : standingOf(row),
    };
    return change.before === change.now ? [] : [change];
  });
}

function factOf(report: Report): RunFact {
  const { headline, coverage, open } = summaryOf(report);
  const { subject, run, outcome } = report;
  return { target: subject.target, finishedAt: run.finishedAt, outcome, headline, coverage, open };
}
