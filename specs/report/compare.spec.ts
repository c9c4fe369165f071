import { describe, expect, test } from '@jest/globals';
import { compare } from '../../src/report/compare.ts';
import { renderComparison } from '../../src/report/compare-text.ts';
import type { Report, RequirementReport } from '../../src/report/model.ts';
import { aborted, clean, empty, failing } from './sample.ts';

const NAMES = { before: 'runs/monday', now: 'runs/today' };
const text = (before: Report, now: Report): string =>
  renderComparison(compare(before, now), NAMES, { colour: false });

/** The report with one requirement other than it was. */
function changed(report: Report, id: string, change: (row: RequirementReport) => object): Report {
  return {
    ...report,
    requirements: report.requirements.map((row) => (row.id === id ? { ...row, ...change(row) } : row)),
  };
}

test.each(Object.entries({ clean: clean(), failing: failing(), empty: empty() }))(
  'nothing changed between two runs that are %s',
  (name, report) => {
    const { findings, requirements, operations, differences, verdict } = compare(report, report);
    expect([findings.new, findings.gone, findings.changed, requirements, differences]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
    expect(Object.values(operations).flat()).toEqual([]);
    // A run without a case shows nothing, whatever was before.
    expect(verdict).toBe(name === 'empty' ? 'less is verified' : 'nothing worse');
  },
);

describe('something new fails', () => {
  test('where a finding is new', () => {
    const { verdict, findings, requirements, operations } = compare(clean(), failing());
    expect(verdict).toBe('something new fails');
    expect(findings.new.map(({ requirement }) => requirement)).toEqual([
      'body/media-type',
      'auth/wrong-scheme',
    ]);
    expect(requirements).toContainEqual({
      requirement: 'auth/wrong-scheme',
      level: 'MUST',
      before: 'absent',
      now: 'failed',
    });
    expect(operations.failing).toHaveLength(4);
  });

  test('where a known one is seen on more operations', () => {
    const [media, scheme] = failing().findings;
    const fewer = { ...scheme, operations: scheme?.operations.slice(0, 2) };
    const before = { ...failing(), findings: [media, fewer] } as Report;
    const { verdict, findings } = compare(before, failing());
    expect([verdict, findings.new, findings.same]).toEqual(['something new fails', [], 1]);
    expect(findings.changed.map(({ appeared, disappeared }) => [appeared, disappeared])).toEqual([
      [scheme?.operations.slice(2), []],
    ]);
    expect(compare(failing(), before).verdict).toBe('nothing worse');
  });
});

describe('less is verified', () => {
  test('where a requirement is no longer known to hold', () => {
    const now = changed(clean(), 'envelope/shape', ({ operations }) => ({
      verdict: 'inconclusive',
      operations: {
        ...operations,
        pass: [],
        inconclusive: [{ operation: operations.pass[0], reason: 'no-data', message: 'the list is empty' }],
      },
    }));
    const { verdict, requirements, operations } = compare(clean(), now);
    expect(verdict).toBe('less is verified');
    expect(requirements).toEqual([
      { requirement: 'envelope/shape', level: 'MUST', before: 'verified', now: 'not verified' },
    ]);
    expect(operations.opened).toEqual(['GET /api/chatbots/']);
    expect(compare(now, clean())).toMatchObject({
      verdict: 'nothing worse',
      operations: { closed: ['GET /api/chatbots/'] },
    });
  });

  test('where it is not asked for any more', () => {
    const [first] = clean().requirements;
    const now = { ...clean(), requirements: [first] } as Report;
    expect(compare(clean(), now)).toMatchObject({
      verdict: 'less is verified',
      requirements: [{ requirement: 'envelope/shape', before: 'verified', now: 'absent' }],
    });
  });

  test.each([
    ['cut', aborted()],
    ['empty', empty()],
    ['invalid', { ...clean(), outcome: 'invalid' as const }],
  ])('where the run is %s, whatever was before', (_, now) => {
    expect(compare(clean(), now).verdict).toBe('less is verified');
    expect(compare(now, now).verdict).toBe('less is verified');
  });
});

test('what was not tried again is not mended', () => {
  const now = changed(failing(), 'auth/wrong-scheme', ({ operations }) => ({
    verdict: 'inconclusive',
    operations: {
      ...operations,
      fail: [],
      inconclusive: operations.fail.map((operation) => ({
        operation,
        reason: 'unreachable',
        message: 'gone',
      })),
    },
  }));
  expect(compare(failing(), now).operations.mended).toEqual([]);
  expect(compare(failing(), clean()).operations.mended).toEqual(['GET /api/chatbots/']);
});

test('says in what else the runs differ', () => {
  const now: Report = {
    ...clean(),
    profile: 'full',
    plan: { ...clean().plan, filters: ['--only auth/*'] },
    contract: { ...clean().contract, digest: 'abcdef0123456789' },
    subject: { target: 'https://other.example.test' },
  };
  expect(compare(clean(), now).differences).toEqual([
    'another contract: chatbots 1.0.0 (0d5f6f4a), now chatbots 1.0.0 (abcdef01)',
    'another profile: core, now full',
    'another limits: none, now --only auth/*',
    'another target: https://staging.example.test, now https://other.example.test',
  ]);
});

describe('as a text', () => {
  test('new findings come with what is needed to mend them, and the outcome last', () => {
    const page = text(clean(), failing());
    expect(page).toMatch(/^NEW: 2 findings$/m);
    expect(page).toMatch(/^✗ MUST auth\/wrong-scheme on 4 operations$/m);
    expect(page).toMatch(/^ {2}fix {7}Compare/m);
    expect(page).toMatch(/^ {2}curl -sS/m);
    expect(page.trimEnd().replaceAll('\n', ' ')).toMatch(
      /✗ SOMETHING NEW FAILS: 2 new findings, 0 changed, 0 gone, 0 the same, 7 requirements other than before$/,
    );
  });

  test('what is gone comes without', () => {
    const page = text(failing(), clean());
    expect(page).toMatch(/^GONE: 2 findings$/m);
    expect(page).not.toMatch(/^ {2}(?:fix|curl)/m);
  });

  test('names both runs with their outcome and coverage', () => {
    const page = text(clean(), clean()).replaceAll(/\n {12}/g, ' ');
    expect(page).toContain(
      '  before    runs/monday (2025-01-02 03:04): CONFORMANT: 2 verified, none failed; 1 of 4 operations judged in full; 0 of 2 cases open\n',
    );
    expect(page).toMatch(/^✓ NOTHING WORSE: 0 new findings/m);
  });

  test('stays within the width', () => {
    for (const line of text(clean(), failing()).split('\n')) {
      if (!line.startsWith('  curl')) expect(line.length).toBeLessThanOrEqual(80);
    }
  });
});
