import type { CaseResult, CatalogueRow, Profile, Verdict } from '../model.ts';
import { groupBy } from './group.ts';
import type { OpenOperation, ProfileReport, RequirementReport, RunOutcome } from './model.ts';
import { placeOf } from './places.ts';

/** Worst first: what a group of verdicts comes to. */
export const WORST_FIRST: readonly Verdict[] = [
  'error',
  'fail',
  'inconclusive',
  'not-run',
  'pass',
  'not-applicable',
];

function worst(verdicts: readonly Verdict[]): Verdict {
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'not-applicable';
}

/** What a report says of a catalogue row, whatever its cases come to. */
export type ReportedRow = Pick<
  RequirementReport,
  'id' | 'level' | 'statement' | 'basis' | 'source' | 'fix' | 'profiles' | 'at' | 'notTested'
>;

export function reportedRow(row: CatalogueRow): ReportedRow {
  const { id, level, statement, basis, source, fix, profiles, notTested } = row;
  const at = placeOf(row.location);
  return { id, level, statement, basis, source, fix, profiles, at, ...(notTested && { notTested }) };
}

/** What the cases of a catalogue row come to, operation by operation. */
export function reportRequirement(
  row: ReportedRow,
  results: readonly CaseResult[],
  planned: boolean,
): RequirementReport {
  const byOperation = groupBy(results, ({ operation }) => operation);
  const operations = {
    pass: [] as string[],
    fail: [] as string[],
    inconclusive: [] as OpenOperation[],
    notRun: [] as OpenOperation[],
    error: [] as OpenOperation[],
  };
  for (const [operation, cases] of byOperation) {
    const verdict = worst(cases.map((one) => one.verdict));
    if (verdict === 'pass' || verdict === 'fail') operations[verdict].push(operation);
    if (verdict === 'inconclusive' || verdict === 'error')
      operations[verdict].push(open(operation, cases, verdict));
    if (verdict === 'not-run') operations.notRun.push(open(operation, cases, verdict));
  }
  const { id, level, statement, basis, source, fix, profiles, at, notTested } = row;
  return {
    id,
    level,
    statement,
    basis,
    source,
    fix,
    profiles,
    at,
    verdict: verdictOf(row, results, planned),
    ...(notTested !== undefined && { notTested }),
    cases: results.length,
    operations,
  };
}

function verdictOf(
  row: Pick<ReportedRow, 'notTested'>,
  results: readonly CaseResult[],
  planned: boolean,
): Verdict {
  if (row.notTested !== undefined) return 'not-run';
  // A planned requirement without cases has no operation that it applies to.
  if (results.length === 0) return planned ? 'not-applicable' : 'not-run';
  // What the documents offer no way to narrows the coverage; it says nothing about the target.
  const within = results.filter(({ reason }) => reason !== 'out-of-reach');
  const judged = within.some(({ verdict }) => verdict !== 'not-applicable') ? within : results;
  return worst(judged.map(({ verdict }) => verdict));
}

function open(operation: string, cases: readonly CaseResult[], verdict: Verdict): OpenOperation {
  const one = cases.find((candidate) => candidate.verdict === verdict);
  return { operation, reason: one?.reason ?? 'no-data', message: one?.message ?? '' };
}

/** What the requirements of a profile come to. */
export function reportProfile(profile: Profile, all: readonly RequirementReport[]): ProfileReport {
  const rows = all.filter(({ profiles }) => profiles.includes(profile));
  const ids = (wanted: (row: RequirementReport) => boolean): string[] =>
    rows.filter(wanted).map(({ id }) => id);
  return {
    outcome: outcomeOf(rows),
    verified: ids(({ verdict }) => verdict === 'pass'),
    failed: ids(({ verdict, level }) => verdict === 'fail' && level === 'MUST'),
    notVerified: ids(
      ({ verdict }) => verdict === 'inconclusive' || verdict === 'not-run' || verdict === 'error',
    ),
    deviations: ids(({ verdict, level }) => verdict === 'fail' && level !== 'MUST'),
    notApplicable: ids(({ verdict }) => verdict === 'not-applicable'),
  };
}

function outcomeOf(rows: readonly RequirementReport[]): RunOutcome {
  const some = (verdict: Verdict, level?: 'MUST'): boolean =>
    rows.some((row) => row.verdict === verdict && (level === undefined || row.level === level));
  if (some('error')) return 'invalid';
  if (some('fail', 'MUST')) return 'nonconformant';
  if (some('inconclusive') || some('not-run') || !(some('pass') || some('fail'))) return 'incomplete';
  return some('fail') ? 'conformant-with-deviations' : 'conformant';
}
