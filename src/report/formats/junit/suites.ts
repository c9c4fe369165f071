import type { CaseResult } from '../../../model.ts';
import type { Report, RequirementReport } from '../../model.ts';
import { summaryOf } from '../common/summary.ts';
import { asideText, failureText, openText } from './text.ts';

/** How a test ended. JUnit knows no other ways: green is a test without one. */
export interface Ending {
  readonly element: 'failure' | 'error' | 'skipped';
  readonly type?: string;
  readonly message: string;
  readonly text?: string;
}

/** A case, or what stands for those that are missing. */
export interface TestCase {
  readonly name: string;
  readonly ending?: Ending;
}

/** The tests of a requirement, or of the run itself. */
export interface Suite {
  readonly name: string;
  /** What is to be known of the run, by name. */
  readonly properties?: Readonly<Record<string, string>>;
  readonly tests: readonly TestCase[];
  /** What no test tells. */
  readonly output?: string;
}

/** The tests of a requirement: its cases; where it has none that could judge it, one that says so. */
export function suiteOf(report: Report, requirement: RequirementReport): Suite {
  const cases = report.cases.filter((one) => one.requirement === requirement.id);
  const aside = cases.filter((one) => isAside(requirement, one));
  const tests = cases.filter((one) => !aside.includes(one)).map((one) => testOf(report, requirement, one));
  const unaccounted = cases.length === 0 && !['pass', 'not-applicable'].includes(requirement.verdict);
  if (requirement.notTested !== undefined || unaccounted) {
    const message = requirement.notTested ?? 'no case judged it';
    tests.push({ name: 'not tested', ending: notVerified(message, openText(requirement)) });
  }
  return { name: requirement.id, tests, ...(aside.length > 0 && { output: asideText(requirement, aside) }) };
}

/**
 * Whether a case is out of reach and leaves its requirement to others: it is no success, the run may be one without
 * it, and JUnit has no way to end a test that says so.
 */
function isAside({ verdict }: RequirementReport, { reason }: CaseResult): boolean {
  return reason === 'out-of-reach' && (verdict === 'pass' || verdict === 'fail');
}

function testOf(report: Report, requirement: RequirementReport, one: CaseResult): TestCase {
  const prefix = `${requirement.id} `;
  const name = one.id.startsWith(prefix) ? one.id.slice(prefix.length) : one.id;
  const ending = endingOf(report, requirement, one);
  return ending === undefined ? { name } : { name, ending };
}

function endingOf(report: Report, requirement: RequirementReport, one: CaseResult): Ending | undefined {
  const why = [one.message, one.reason && `(${one.reason})`].filter(Boolean).join(' ') || one.verdict;
  switch (one.verdict) {
    case 'pass':
      return undefined;
    case 'fail': {
      const type = requirement.level === 'MUST' ? 'violation' : 'deviation';
      const first = one.checks.find(({ verdict }) => verdict === 'fail')?.message ?? why;
      const message = `${requirement.level} ${requirement.id}: ${first}`;
      return { element: 'failure', type, message, text: failureText(report, requirement, one) };
    }
    case 'error':
      return { element: 'error', type: 'harness', message: why, text: openText(requirement, one.reason) };
    case 'not-applicable':
      return { element: 'skipped', message: `not applicable: ${why}` };
    default:
      return notVerified(why, openText(requirement, one.reason));
  }
}

function notVerified(why: string, text: string): Ending {
  return { element: 'error', type: 'not-verified', message: `not verified: ${why}`, text };
}

/** A suite that says what no case says of the run; where the run is no success and no test shows it, a test does. */
export function runSuite(report: Report, suites: readonly Suite[]): Suite {
  const { success, headline, coverage, open, cut } = summaryOf(report);
  const red = suites.some(({ tests }) =>
    tests.some(({ ending }) => ending !== undefined && ending.element !== 'skipped'),
  );
  const { outcome, contract, profile, subject } = report;
  const properties = {
    outcome,
    coverage,
    open,
    contract: `${contract.id} ${contract.version}, profile ${profile}`,
    target: subject.target,
  };
  const ending: Ending = { element: 'error', type: 'run', message: headline };
  const tests = success || (red && cut === undefined) ? [] : [{ name: 'run', ending }];
  return { name: 'run', properties, tests };
}
