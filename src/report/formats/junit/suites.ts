import type { CaseResult } from '../../../model.ts';
import type { Report, RequirementReport } from '../../model.ts';
import { UNACCOUNTED, whyOf } from '../../why.ts';
import { failureText, openText } from './text.ts';

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
  readonly tests: readonly TestCase[];
}

/** The tests of a requirement: its cases; where it has none that could judge it, one that says so. */
export function suiteOf(report: Report, requirement: RequirementReport): Suite {
  const cases = report.cases.filter((one) => one.requirement === requirement.id);
  const tests = cases.map((one) => testOf(report, requirement, one));
  const unaccounted = cases.length === 0 && !['pass', 'not-applicable'].includes(requirement.verdict);
  if (requirement.notTested !== undefined || unaccounted) {
    const message = requirement.notTested ?? 'no case judged it';
    tests.push({ name: 'not tested', ending: notVerified(requirement, message, openText(requirement)) });
  }
  return { name: requirement.id, tests };
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
      return notVerified(requirement, why, openText(requirement, one.reason));
  }
}

function notVerified({ level }: RequirementReport, why: string, text: string): Ending {
  const message = `not verified: ${why}`;
  return level === 'MUST'
    ? { element: 'error', type: 'not-verified', message, text }
    : { element: 'skipped', message };
}

/** A suite that says what no case says of the run, where there is such a thing. */
export function runSuite(report: Report, suites: readonly Suite[]): Suite | undefined {
  const { aborted } = report.run;
  const red = suites.some(({ tests }) =>
    tests.some(({ ending }) => ending !== undefined && ending.element !== 'skipped'),
  );
  const success = report.outcome === 'conformant' || report.outcome === 'conformant-with-deviations';
  const whole = report.footer.complete && report.cases.length > 0 && aborted === undefined;
  if (whole && (success || red)) return undefined;
  const why = success ? UNACCOUNTED : whyOf(report);
  const message = aborted === undefined ? `${report.outcome}: ${why}` : `aborted: ${aborted}`;
  const text = aborted === undefined ? undefined : why;
  const ending: Ending = { element: 'error', type: 'run', message, ...(text !== undefined && { text }) };
  return { name: 'run', tests: [{ name: 'run', ending }] };
}
