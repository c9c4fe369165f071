import { inProfile } from '../scope.ts';
import { secondsOf } from '../seconds.ts';
import type { ReportFormat } from './format.ts';
import { type Ending, runSuite, type Suite, suiteOf, type TestCase } from './junit/suites.ts';
import { element } from './junit/xml.ts';

/**
 * JUnit's XML: a suite per requirement of the profile that was asked for, a test per case.
 *
 * - A failed case is a `<failure>`, of type `violation` for a MUST and `deviation` below.
 * - A case that came to no judgement is an `<error type="not-verified">` for a MUST; below it is `<skipped>`. So is a
 *   requirement that no code tests.
 * - What failed in the harness is an `<error type="harness">`, at every level.
 * - A case that does not apply is `<skipped>`.
 * - Where the run ended early or accounts for no or not all cases, or is no success for a reason that no test shows,
 *   a test `run` is an `<error>`: the file is red whenever the outcome is not conformant.
 */
export const junit: ReportFormat = {
  name: 'junit',
  extension: 'xml',
  render(report) {
    const suites = inProfile(report)
      .map((requirement) => suiteOf(report, requirement))
      .filter(({ tests }) => tests.length > 0);
    const run = runSuite(report, suites);
    const all = run === undefined ? suites : [run, ...suites];
    const { skipped: _, ...totals } = countsOf(all.flatMap(({ tests }) => tests));
    const time = secondsOf(report.run).toFixed(3);
    const root = element('testsuites', { name: 'trysquare', ...totals, time }, all.map(suiteElement));
    return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
  },
};

function suiteElement({ name, tests }: Suite): string {
  return element(
    'testsuite',
    { name, ...countsOf(tests) },
    tests.map((test) => testElement(name, test)),
  );
}

function testElement(suite: string, { name, ending }: TestCase): string {
  if (ending === undefined) return element('testcase', { classname: suite, name });
  const { element: tag, type, message, text } = ending;
  const child = element(tag, { ...(type !== undefined && { type }), message }, text);
  return element('testcase', { classname: suite, name }, [child]);
}

function countsOf(tests: readonly TestCase[]): Record<'tests' | 'failures' | 'errors' | 'skipped', string> {
  const count = (kind: Ending['element']) =>
    String(tests.filter(({ ending }) => ending?.element === kind).length);
  return {
    tests: String(tests.length),
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}
