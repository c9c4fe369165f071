import { describe, expect, test } from '@jest/globals';
import { gitlab } from '../../../src/report/formats/gitlab.ts';
import type { Report } from '../../../src/report/model.ts';
import { hostile } from '../hostile.ts';
import { aborted, clean, empty, failing } from '../sample.ts';

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const written = (report: Report): Issue[] => JSON.parse(gitlab.render(report)) as Issue[];

describe.each(Object.entries({ clean, failing, aborted, empty, hostile }))('%s', (_, report) => {
  test('has what GitLab reads, and nothing that makes it stop', () => {
    const issues = written(report());
    for (const issue of issues) {
      expect(Object.keys(issue)).toEqual([
        'description',
        'check_name',
        'fingerprint',
        'severity',
        'location',
      ]);
      expect(issue.description).toMatch(/^[A-Z].+/);
      expect(['blocker', 'critical', 'major', 'minor', 'info']).toContain(issue.severity);
      expect(issue.location.path).toMatch(/^(?!\.?\/).+/);
      expect(Number.isInteger(issue.location.lines.begin) && issue.location.lines.begin > 0).toBe(true);
    }
    // GitLab keeps one issue of a fingerprint.
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    expect(gitlab.render(report())).not.toMatch(/^\ufeff/);
  });

  test('has a blocker unless the run is a success', () => {
    const success = report().outcome === 'conformant';
    expect(written(report()).some(({ severity }) => severity === 'blocker')).toBe(!success);
  });
});

test('a success with nothing open is an empty list', () => {
  expect(gitlab.render(clean())).toBe('[]\n');
});

test('the first issue tells the outcome, the coverage and the open cases', () => {
  expect(written(failing())[0]).toEqual({
    description:
      'NONCONFORMANT: 1 MUST requirement failed: auth/wrong-scheme; 3 not verified (2 of 4 operations judged in full; 2 of 12 cases open)',
    check_name: 'outcome',
    fingerprint: 'outcome-nonconformant',
    severity: 'blocker',
    location: { path: 'contract/openapi.yaml', lines: { begin: 1 } },
  });
});

test('findings and what was not verified follow, the worst first', () => {
  expect(written(failing()).map(({ check_name, severity }) => [check_name, severity])).toEqual([
    ['outcome', 'blocker'],
    ['auth/wrong-scheme', 'critical'],
    ['envelope/items', 'major'],
    ['lifecycle/gone', 'major'],
    ['isolation/other-key', 'major'],
    ['body/media-type', 'minor'],
  ]);
  const [, finding] = written(failing());
  expect(finding?.description).toMatch(
    /^MUST auth\/wrong-scheme: the body .* \(on 4 operations\)\. Fix: Compare/,
  );
  expect(finding?.location).toEqual({ path: 'api/theirs.json', lines: { begin: 3 } });
});
