import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { KnownEntry } from '../../src/gate/baseline.ts';
import { gateOf, updated } from '../../src/gate/gate.ts';
import { readBaseline, writtenBaseline } from '../../src/gate/read.ts';
import type { CaseResult, Reason } from '../../src/model.ts';

const TODAY = '2026-03-01';
const result = (requirement: string, operation: string, more: Partial<CaseResult>): CaseResult => ({
  id: `${requirement} ${operation} ${more.message ?? ''}`,
  requirement,
  operation,
  verdict: 'pass',
  attempts: 1,
  checks: [],
  exchanges: [],
  ...more,
});
const failed = (message: string, operation = 'GET /a') =>
  result('auth/challenge', operation, {
    verdict: 'fail',
    checks: [
      { id: 'challenge', verdict: 'fail', message },
      { id: 'other', verdict: 'pass', message: 'fine' },
    ],
  });
const open = (reason: Reason) => result('error/permission', 'GET /a', { verdict: 'inconclusive', reason });
const passed = result('auth/challenge', 'GET /a', {});
const entry = (more: Partial<KnownEntry> = {}): KnownEntry => ({
  requirement: 'auth/challenge',
  operation: 'GET /a',
  standing: 'fail',
  how: 'no WWW-Authenticate',
  reason: 'the gateway strips it until spring',
  expires: '2026-04-01',
  ...more,
});
const gate = (known: KnownEntry[], cases: CaseResult[]) =>
  gateOf({ baselineVersion: 1, known }, cases, TODAY);

describe('a gate lets through', () => {
  test('what is known, and nothing else', () => {
    expect(gate([entry()], [failed('no WWW-Authenticate')])).toEqual({
      passed: true,
      unknown: [],
      changed: [],
      stale: [],
      expired: [],
      tolerated: 1,
    });
    expect(gate([], [passed]).passed).toBe(true);
  });

  test('an entry on its last day', () => {
    expect(gate([entry({ expires: TODAY })], [failed('no WWW-Authenticate')]).passed).toBe(true);
  });

  test('known open cases, and what the documents themselves leave out of reach', () => {
    const known = entry({ requirement: 'error/permission', standing: 'open', how: 'no-data' });
    expect(gate([known], [open('no-data'), open('out-of-reach')]).passed).toBe(true);
  });

  test('entries on which this run says nothing: it was filtered, or ended before', () => {
    const filtered = result('auth/challenge', 'GET /a', { verdict: 'not-run', reason: 'filtered' });
    expect(gate([entry()], [filtered])).toMatchObject({ passed: true, stale: [] });
    expect(gate([entry()], [])).toMatchObject({ passed: true, stale: [] });
  });
});

describe('a gate stops', () => {
  test('what no entry knows, on another operation too', () => {
    const { passed: through, unknown } = gate(
      [entry()],
      [failed('no WWW-Authenticate'), failed('no WWW-Authenticate', 'GET /b')],
    );
    expect([through, unknown.map(({ operation }) => operation)]).toEqual([false, ['GET /b']]);
  });

  test('a failure that has changed', () => {
    const { passed: through, changed, stale } = gate([entry()], [failed('answered 500')]);
    expect([through, changed.map(({ fault }) => fault.how), stale]).toEqual([false, ['answered 500'], []]);
  });

  test('a second way of failing beside the one that is known', () => {
    const twice = {
      ...failed('no WWW-Authenticate'),
      checks: [...failed('no WWW-Authenticate').checks, ...failed('answered 500').checks],
    };
    expect(gate([entry()], [twice])).toMatchObject({
      passed: false,
      tolerated: 1,
      changed: [],
      unknown: [{ how: 'answered 500' }],
    });
  });

  test('an entry that is not needed any more', () => {
    expect(gate([entry()], [passed])).toMatchObject({ passed: false, stale: [entry()] });
  });

  test('an entry that is past its day', () => {
    const late = entry({ expires: '2026-02-28' });
    expect(gate([late], [failed('no WWW-Authenticate')])).toMatchObject({
      passed: false,
      expired: [late],
      tolerated: 0,
    });
  });

  test('a failure that is known as open only', () => {
    const known = entry({ standing: 'open', how: 'no-data' });
    expect(gate([known], [failed('no WWW-Authenticate')]).unknown.length).toBe(1);
  });
});

test('an update keeps what was said, drops what is gone, and asks for reasons for what is new', () => {
  const kept = entry();
  const baseline = { baselineVersion: 1 as const, known: [kept, entry({ operation: 'GET /gone' })] };
  const cases = [failed('no WWW-Authenticate'), failed('answered 500', 'GET /b')];
  const { known } = updated(baseline, cases, TODAY);
  expect(known).toEqual([
    kept,
    entry({
      operation: 'GET /b',
      how: 'answered 500',
      reason: 'TODO: say why this is tolerated',
      expires: '2026-05-30',
    }),
  ]);
  expect(gateOf({ baselineVersion: 1, known }, cases, TODAY).passed).toBe(true);
});

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
  const file = (text: string): string => {
    const path = join(folder, 'baseline.yaml');
    writeFileSync(path, text);
    return path;
  };

  test('is read as it was written', () => {
    const baseline = { baselineVersion: 1 as const, known: [entry({ link: 'https://example.com/1' })] };
    expect(readBaseline(file(writtenBaseline(baseline)))).toEqual(baseline);
  });

  test.each([
    [
      'an entry without a day',
      'baselineVersion: 1\nknown:\n  - {requirement: a/b, operation: GET /a, standing: fail, how: x, reason: y}\n',
      /:3:\d+: .*expires/,
    ],
    ['a key that is not known', 'baselineVersion: 1\nknown: []\nmore: 1\n', /:3:\d+: unknown key "more"/],
    ['a version that is not ours', 'baselineVersion: 2\nknown: []\n', /baselineVersion/],
    ['nothing', '', /object/],
  ])('with %s is refused', (_, text, reason) => {
    expect(() => readBaseline(file(text))).toThrow(reason);
  });
});
