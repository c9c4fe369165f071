import { describe, expect, test } from '@jest/globals';
import { type CTRFReport, validate } from 'ctrf';
import { ctrf } from '../../../src/report/formats/ctrf.ts';
import type { Report } from '../../../src/report/model.ts';
import { hostile } from '../hostile.ts';
import { aborted, clean, empty, failing } from '../sample.ts';

const written = (report: Report): CTRFReport => JSON.parse(ctrf.render(report)) as CTRFReport;

describe.each(Object.entries({ clean, failing, aborted, empty, hostile }))('%s', (_, report) => {
  test('fits the schema of CTRF', () => {
    expect(validate(written(report()))).toMatchObject({ valid: true });
  });

  test('counts what it holds', () => {
    const { summary, tests } = written(report()).results;
    for (const status of ['passed', 'failed', 'skipped', 'pending', 'other'] as const) {
      expect(summary[status]).toBe(tests.filter((one) => one.status === status).length);
    }
    expect(summary.tests).toBe(tests.length);
  });

  test('fails unless the run is a success', () => {
    expect(written(report()).results.summary.failed > 0).toBe(report().outcome !== 'conformant');
  });
});

test('what was not verified is other, with its verdict', () => {
  const { tests } = written(failing()).results;
  const open = tests.filter(({ status }) => status === 'other');
  expect(open.map(({ name, rawStatus, message }) => [name, rawStatus, message])).toEqual([
    ['envelope/items GET /api/inboxes/', 'inconclusive', 'not verified: the list is empty'],
    [
      'lifecycle/gone GET /api/chatbots/{id}/',
      'inconclusive',
      'not verified: nothing to delete: POST /api/chatbots/ answered 500 text/html',
    ],
    ['isolation/other-key not tested', 'not-run', 'not verified: it takes a second organisation'],
  ]);
});

test('only what does not apply is skipped', () => {
  const [first, ...others] = clean().cases;
  const report = { ...clean(), cases: [{ ...first, verdict: 'not-applicable' }, ...others] } as Report;
  expect(written(report).results.tests.map(({ status }) => status)).toEqual(['skipped', 'passed']);
  expect(written(failing()).results.summary.skipped).toBe(0);
});

test('a failed case says what was expected, what came, how to mend it and how to see it again', () => {
  const failed = written(failing()).results.tests.find(({ status }) => status === 'failed');
  expect(failed?.message).toMatch(/^MUST auth\/wrong-scheme: the body is not/);
  expect(failed?.trace).toMatch(/\nexpected .*\nactual .*\nat .*\nrule .*\nfix .*\ncase .*\ncurl /);
  expect([failed?.suite, failed?.filePath, failed?.line]).toEqual([
    ['auth/wrong-scheme'],
    'contract/openapi.yaml',
    117,
  ]);
});

test('a run that is cut or empty fails, whatever its cases did', () => {
  for (const report of [aborted(), empty()]) {
    const [run] = written(report).results.tests;
    expect([run?.name, run?.status, run?.rawStatus]).toEqual(['run', 'failed', 'incomplete']);
  }
  expect(written(aborted()).results.tests[0]?.message).toMatch(/the target refused 20 connections/);
});

test('tells the outcome, the coverage and the open cases', () => {
  expect(written(failing()).results.summary.extra).toMatchObject({
    outcome: 'nonconformant',
    coverage: '2 of 4 operations judged in full',
    openCases: '2 of 12 cases open',
  });
});
