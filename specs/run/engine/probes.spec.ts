import { describe, expect, test } from '@jest/globals';
import type { Script } from '../../../src/model.ts';
import { check, need, send } from '../../../src/script/steps.ts';
import { on500, request, run, watchful, watching } from '../../support/engine.ts';
import { jsonAnswer } from '../../support/exchange.ts';
import { caseOf, comingTo, failed, passed, planOf, probeOf } from '../../support/plan.ts';

describe('probes', () => {
  const needing = (label: string, probe: Parameters<typeof need>[0]) =>
    caseOf('a/b', label, function* () {
      yield* need(probe);
      yield* check(passed());
    });

  test('run once for all who need them, and anew for another attempt only where they observe', async () => {
    for (const lifetime of ['run', 'attempt'] as const) {
      const begun: number[] = [];
      const probe = probeOf(
        'p',
        (attempt) => {
          begun.push(attempt);
          return comingTo(attempt);
        },
        lifetime,
      );
      const failing = caseOf('a/b', 'x', function* () {
        yield* need(probe);
        yield* check(failed());
      });
      await run(planOf([needing('1', probe), needing('2', probe), failing]));
      expect(begun).toEqual(lifetime === 'run' ? [1] : [1, 2, 3]);
    }
  });

  test('that can only be made of each other end inconclusive', async () => {
    const a = probeOf(
      'a',
      function* (): Script<unknown> {
        return yield* need(b);
      },
      'run',
    );
    const b = probeOf(
      'b',
      function* (): Script<unknown> {
        return yield* need(a);
      },
      'run',
    );
    for (const results of [
      await run(planOf([needing('1', a), needing('2', b)])),
      await run(planOf([needing('1', a)])),
    ])
      for (const result of results)
        expect(result).toMatchObject({ verdict: 'inconclusive', reason: 'no-data' });
  });

  test('are judged by observers as cases are', async () => {
    const probe = probeOf('p', () => send(request), 'run');
    const plan = planOf([needing('1', probe), watching], [watchful]);
    const [, observed] = await run(plan, (id) => jsonAnswer(id.startsWith('p#') ? 500 : 200, {}));
    expect(observed).toMatchObject({ verdict: 'fail', checks: [failed('status')] });
  });
});

describe('a failure that an observer saw', () => {
  const plan = planOf(
    [
      caseOf('a/b', '', function* () {
        yield* send(request);
        yield* check(passed());
      }),
      watching,
    ],
    [watchful],
  );

  test('is tried again in the script where it was seen', async () => {
    const results = await run(plan, () => jsonAnswer(500, {}));
    expect(results.map(({ verdict, attempts }) => [verdict, attempts])).toEqual([
      ['pass', 3],
      ['fail', 1],
    ]);
  });

  test('and is flaky where it does not repeat', async () => {
    const [seenBy, observed] = await run(plan, on500('a/b GET /widgets/#1.1'));
    expect(seenBy?.verdict).toBe('pass');
    expect(observed).toMatchObject({ verdict: 'inconclusive', reason: 'flaky' });
  });
});
