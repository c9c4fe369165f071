import { inProfile } from '../scope.ts';
import { secondsOf } from '../seconds.ts';
import type { ReportFormat } from './format.ts';
import { type Ending, runSuite, type Suite, suiteOf, type TestCase } from './junit/suites.ts';
import { element } from './junit/xml.ts';

/**
 * JUnit's XML: a suite per requirement of the profile that was asked for, a test per case.
 *
 * - A failed case is a `<failure>`, of type `violation` for a MUST and `deviation` below.
 * - A case that came to no judgement is an `<error type="not-verified">`, and so is a requirement that no code tests:
 *   what was not verified is neither a success nor skipped. One that is out of reach, where its requirement was judged
 *   on other operations, is no test: the output of its suite tells of it.
 * - What failed in the harness is an `<error type="harness">`.
 * - A case that does not apply is `<skipped>`.
 * - The suite `run` has the outcome, and how much was judged, as its properties. Where the run ended early or accounts
 *   for no or not all cases, or is no success for a reason that no test shows, a test `run` is an `<error>`: the file
 *   is red whenever the outcome is no success.
 */
export const junit: ReportFormat = {
  name: 'junit',
  extension: 'xml',
  render(report) {
    const suites = inProfile(report)
      .map((requirement) => suiteOf(report, requirement))
      .filter(({ tests, output }) => tests.length > 0 || output !== undefined);
    const all = [runSuite(report, suites), ...suites];
    const { skipped: _, ...totals } = countsOf(all.flatMap(({ tests }) => tests));
    const time = secondsOf(report.run).toFixed(3);
    const root = element('testsuites', { name: 'trysquare', ...totals, time }, all.map(suiteElement));
    return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
  },
};

function suiteElement({ name, properties = {}, tests, output }: Suite): string {
  const known = Object.entries(properties).map(([key, value]) => element('property', { name: key, value }));
  return element('testsuite', { name, ...countsOf(tests) }, [
    ...(known.length > 0 ? [element('properties', {}, known)] : []),
    ...tests.map((test) => testElement(name, test)),
    ...(output === undefined ? [] : [element('system-out', {}, output)]),
  ]);
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
