import { describe, expect, test } from '@jest/globals';
import type { Check, Outcome, Stop } from '../../src/model.ts';
import type { Attempt } from '../../src/run/attempt.ts';
import { type CaseFacts, confirm, failedChecks, judgeCase } from '../../src/run/verdict.ts';
import { caseOf, failed, passed } from '../support/plan.ts';

const NONE = { confirmed: [], flaky: [] };
const stopOf = (verdict: Stop['verdict'], reason: Stop['reason'], message: string = reason): Stop => ({
  verdict,
  reason,
  message,
});

function attempt(number: number, checks: readonly Check[], stop?: Stop): Attempt {
  const outcome: Outcome<void> = stop === undefined ? { value: undefined } : { stop };
  return { number, outcome, checks, exchanges: [`unit#${number}.1`], observed: [] };
}

const planned = caseOf('r', '', function* () {});
const judge = (attempts: readonly Attempt[], more: Partial<CaseFacts> = {}) =>
  judgeCase({ planned, attempts, observes: false, observed: NONE, found: { passes: 0 }, ...more });
const observed = (check: Check) => ({ requirement: 'r', operation: planned.operation, key: 'k', check });

describe('a case', () => {
  test('passes where a comparison came out right', () => {
    expect(judge([attempt(1, [passed()])])).toMatchObject({
      verdict: 'pass',
      attempts: 1,
      exchanges: ['unit#1.1'],
    });
  });

  test('fails where the same comparison failed in every attempt', () => {
    const result = judge([attempt(1, [failed()]), attempt(2, [failed()]), attempt(3, [failed()])]);
    expect(result).toMatchObject({
      verdict: 'fail',
      message: 'not as it should be',
      attempts: 3,
      checks: [failed()],
    });
    expect(result.exchanges).toEqual(['unit#1.1', 'unit#2.1', 'unit#3.1']);
  });

  test('is flaky where it failed in some attempts only, and shows both', () => {
    const result = judge([attempt(1, [failed('a'), passed('b')]), attempt(2, [passed('a'), passed('b')])]);
    expect(result).toMatchObject({ verdict: 'inconclusive', reason: 'flaky' });
    expect(result.checks).toEqual([failed('a'), passed('a'), passed('b')]);
  });

  test('is flaky where each attempt failed at something else', () => {
    expect(judge([attempt(1, [failed('a')]), attempt(2, [failed('b')])])).toMatchObject({
      verdict: 'inconclusive',
      reason: 'flaky',
    });
  });

  test('is open where a failure could not be tried again', () => {
    const gone = stopOf('inconclusive', 'unreachable', 'the target is gone');
    expect(judge([attempt(1, [failed()]), attempt(2, [], gone)])).toMatchObject({
      verdict: 'inconclusive',
      reason: 'unreachable',
      message: 'failed once and could not be tried again: the target is gone',
    });
  });

  test('is open where nothing was compared', () => {
    expect(judge([attempt(1, [])])).toMatchObject({ verdict: 'inconclusive', reason: 'no-data' });
    expect(judge([])).toMatchObject({ verdict: 'inconclusive', attempts: 0 });
  });

  test.each([
    ['inconclusive', 'no-data'],
    ['not-run', 'unsafe'],
    ['not-applicable', 'no-data'],
  ] as const)('is %s where its script stopped so, though something passed before', (verdict, reason) => {
    expect(judge([attempt(1, [passed()], stopOf(verdict, reason))])).toMatchObject({ verdict, reason });
  });

  test('is an error where the harness failed, whatever else is known', () => {
    const slip = stopOf('error', 'harness', 'a slip');
    expect(judge([attempt(1, [failed()], slip)])).toMatchObject({ verdict: 'error', message: 'a slip' });
  });

  test('keeps a report short: failures first', () => {
    const many = Array.from({ length: 40 }, (_, i) => passed(`p${i}`));
    const { checks } = judge([attempt(1, [...many, failed()]), attempt(2, [...many, failed()])]);
    expect(checks).toHaveLength(6);
    expect(checks[0]).toEqual(failed());
  });
});

describe('a case that observes', () => {
  const own = [attempt(1, [])];

  test('passes where something was found right', () => {
    expect(judge(own, { observes: true, found: { passes: 2 } }).verdict).toBe('pass');
    expect(judge(own, { observes: true, found: { passes: 0 } }).verdict).toBe('inconclusive');
  });

  test('is open where one answer could not be judged, however many were right', () => {
    const found = { passes: 9, open: 'nobody knows' };
    expect(judge(own, { observes: true, found })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'unreadable',
      message: 'nobody knows',
    });
    const seen = { confirmed: [observed(failed())], flaky: [] };
    expect(judge(own, { observes: true, found, observed: seen }).verdict).toBe('fail');
  });

  test('fails by what was seen elsewhere, though its own script stopped', () => {
    const stopped = [attempt(1, [], stopOf('inconclusive', 'no-data'))];
    const facts = {
      observes: true,
      observed: { confirmed: [observed(failed())], flaky: [] },
      found: { passes: 9 },
    };
    expect(judge(stopped, facts)).toMatchObject({ verdict: 'fail', checks: [failed()] });
  });

  test('is flaky where what was seen elsewhere did not repeat', () => {
    const facts = {
      observes: true,
      observed: { confirmed: [], flaky: [observed(failed())] },
      found: { passes: 9 },
    };
    expect(judge(own, facts)).toMatchObject({ verdict: 'inconclusive', reason: 'flaky' });
  });
});

test('an attempt that lacked its precondition confirms nothing, and makes nothing unsure', () => {
  const unmet = stopOf('inconclusive', 'precondition-unmet');
  const confirmation = confirm([attempt(1, [failed()]), attempt(2, [], unmet)], failedChecks);
  expect(confirmation).toEqual({ confirmed: [], flaky: [failed()] });
});
