import { describe, expect, test } from '@jest/globals';
import type { PlannedCase, Script } from '../../src/model.ts';
import type { EngineOptions } from '../../src/run/engine.ts';
import { check, quietly, send } from '../../src/script/steps.ts';
import {
  type Answering,
  expecting,
  fine,
  on500,
  request,
  run,
  watchful,
  watching,
} from '../support/engine.ts';
import { jsonAnswer } from '../support/exchange.ts';
import { caseOf, failed, passed, planOf } from '../support/plan.ts';

describe('results', () => {
  test('are one for each case, in the plan’s order, and told as they come', async () => {
    const waits = (turns: number): PlannedCase =>
      caseOf('a/b', `${turns}`, function* () {
        for (let i = 0; i < turns; i += 1) yield* send(request);
        yield* check(passed());
      });
    const cases = [waits(9), watching, waits(5), waits(1), waits(0)];
    const told: string[] = [];
    const results = await run(planOf(cases, [watchful]), fine, { onResult: ({ id }) => told.push(id) });
    expect(results.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
    expect([...told].sort()).toEqual(cases.map(({ id }) => id).sort());
    expect(told).not.toEqual(cases.map(({ id }) => id));
  });

  test('are the same whatever runs at the same time', async () => {
    const cases = ['a', 'b', 'c'].map((label) => caseOf('a/b', label, expecting));
    const one = await run(planOf(cases), on500('a/b GET /widgets/ b#1.1'), { concurrency: 1 });
    expect(await run(planOf(cases), on500('a/b GET /widgets/ b#1.1'), { concurrency: 8 })).toEqual(one);
  });
});

describe('a case', () => {
  const only = async (one: PlannedCase, answer?: Answering, options?: Partial<EngineOptions>) =>
    (await run(planOf([one]), answer, options))[0];

  test('that fails is tried again before it is believed', async () => {
    expect(await only(caseOf('a/b', '', expecting), () => jsonAnswer(500, {}))).toMatchObject({
      verdict: 'fail',
      attempts: 3,
      exchanges: ['a/b GET /widgets/#1.1', 'a/b GET /widgets/#2.1', 'a/b GET /widgets/#3.1'],
    });
  });

  test('that passes is not', async () => {
    expect(await only(caseOf('a/b', '', expecting))).toMatchObject({ verdict: 'pass', attempts: 1 });
  });

  test('that fails once only is flaky, and shows both', async () => {
    const result = await only(caseOf('a/b', '', expecting), on500('a/b GET /widgets/#1.1'));
    expect(result).toMatchObject({ verdict: 'inconclusive', reason: 'flaky', checks: [failed(), passed()] });
  });

  test('whose script throws is an error, and the others go on', async () => {
    const broken = caseOf('a/b', 'broken', () => {
      throw new Error('a slip');
    });
    const results = await run(planOf([broken, caseOf('a/b', '', expecting)]));
    expect(results.map(({ verdict }) => verdict)).toEqual(['error', 'pass']);
    expect(results[0]?.message).toContain('a slip');
  });

  test('that has not begun when the run ends is not run', async () => {
    let halted: string | undefined;
    const cases = ['a', 'b', 'c'].map((label) => caseOf('a/b', label, expecting));
    const stopping = {
      concurrency: 1,
      halted: () => halted,
      onResult: () => {
        halted = 'enough';
      },
    };
    const results = await run(planOf(cases), fine, stopping);
    expect(results.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['pass', undefined],
      ['not-run', 'aborted'],
      ['not-run', 'aborted'],
    ]);
    expect(results[1]?.message).toBe('enough');
  });

  test('whose failure cannot be confirmed for that is open', async () => {
    let sent = 0;
    const counting: Answering = () => {
      sent += 1;
      return jsonAnswer(500, {});
    };
    const halted = () => (sent > 0 ? 'interrupted' : undefined);
    expect(await only(caseOf('a/b', '', expecting), counting, { halted })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'aborted',
    });
    expect(sent).toBe(1);
  });
});

test('a change waits while somebody needs quiet', async () => {
  const log: string[] = [];
  const reading = caseOf('a/b', 'quiet', () =>
    quietly(
      (function* (): Script<void> {
        for (let i = 0; i < 3; i += 1) yield* send(request);
        yield* check(passed());
      })(),
    ),
  );
  const changing = caseOf('a/b', 'change', function* () {
    yield* send(request);
    yield* send({ ...request, changes: true });
    yield* check(passed());
  });
  const results = await run(planOf([reading, changing]), (id) => {
    if (id.includes('quiet')) log.push('read');
    if (id.endsWith('change#1.2')) log.push('change');
    return jsonAnswer(200, {});
  });
  expect(log.join(' ')).toMatch(/read read read/);
  expect(results.every(({ verdict }) => verdict === 'pass')).toBe(true);
});

test.each([
  ['a method that changes nothing', { method: 'QUERY' }],
  ['a change of its own', { changes: true }],
])('who needs quiet does not wait for itself: %s', async (_, more) => {
  const asking = caseOf('a/b', 'quiet', () =>
    quietly(
      (function* (): Script<void> {
        yield* send({ ...request, ...more });
        yield* check(passed());
      })(),
    ),
  );
  const results = await run(planOf([asking]), () => jsonAnswer(200, {}));
  expect(results.map(({ verdict }) => verdict)).toEqual(['pass']);
});
