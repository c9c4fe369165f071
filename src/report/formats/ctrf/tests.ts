import type { CaseResult, Level, Verdict } from '../../../model.ts';
import { inert } from '../../inert.ts';
import type { Report, RequirementReport } from '../../model.ts';
import { inProfile } from '../../scope.ts';
import { readPlace } from '../common/place.ts';
import { summaryOf } from '../common/summary.ts';
import { failureText, openText } from '../junit/text.ts';

/** A test as CTRF has it. */
export interface Test {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped' | 'other';
  /** The time of a case is not recorded. */
  readonly duration: 0;
  readonly rawStatus?: string;
  readonly suite?: readonly [string];
  readonly message?: string;
  readonly trace?: string;
  readonly tags?: readonly Level[];
  readonly retries?: number;
  readonly filePath?: string;
  readonly line?: number;
  readonly extra?: object;
}

const STATUSES: Readonly<Record<Verdict, Test['status']>> = {
  pass: 'passed',
  fail: 'failed',
  'not-applicable': 'skipped',
  inconclusive: 'other',
  'not-run': 'other',
  error: 'other',
};

/** A test per case of the profile, one for each requirement that no case judged, and one of the run where it needs it. */
export function testsOf(report: Report): Test[] {
  const tests = inProfile(report).flatMap((requirement) => {
    const cases = report.cases.filter((one) => one.requirement === requirement.id);
    const untested = requirement.notTested !== undefined || cases.length === 0;
    const settled = requirement.verdict === 'pass' || requirement.verdict === 'not-applicable';
    return [
      ...cases.map((one) => testOf(report, requirement, one)),
      ...(untested && !settled ? [untestedOf(requirement)] : []),
    ];
  });
  const { success, cut, headline } = summaryOf(report);
  const red = tests.some(({ status }) => status === 'failed');
  if (success || (red && cut === undefined)) return tests;
  return [
    { name: 'run', status: 'failed', duration: 0, rawStatus: report.outcome, message: inert(headline) },
    ...tests,
  ];
}

function testOf(report: Report, requirement: RequirementReport, one: CaseResult): Test {
  const message = one.checks.find(({ verdict }) => verdict === 'fail')?.message ?? one.message;
  const failed = one.verdict === 'fail';
  const open = STATUSES[one.verdict] === 'other';
  const prefix = failed ? `${requirement.level} ${requirement.id}` : open ? 'not verified' : one.verdict;
  return {
    ...testIn(requirement, inert(one.id), STATUSES[one.verdict], one.verdict),
    ...(message !== undefined && { message: inert(`${prefix}: ${message}`) }),
    ...(failed && { trace: failureText(report, requirement, one).trim() }),
    ...(open && { trace: openText(requirement, one.reason).trim() }),
    ...(one.attempts > 1 && { retries: one.attempts - 1 }),
    extra: { operation: inert(one.operation), ...(one.reason !== undefined && { reason: one.reason }) },
  };
}

function untestedOf(requirement: RequirementReport): Test {
  return {
    ...testIn(requirement, `${requirement.id} not tested`, 'other', requirement.verdict),
    message: inert(`not verified: ${requirement.notTested ?? 'no case judged it'}`),
  };
}

function testIn(
  requirement: RequirementReport,
  name: string,
  status: Test['status'],
  rawStatus: string,
): Test {
  const { file, line } = readPlace(requirement.at);
  return {
    name,
    status,
    duration: 0,
    rawStatus,
    suite: [requirement.id],
    tags: [requirement.level],
    filePath: inert(file),
    line,
  };
}
