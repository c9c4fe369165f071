import { expect, test } from '@jest/globals';
import type { Plan } from '../../../src/plan/plan.ts';
import type { Requirement } from '../../../src/requirements/requirement.ts';
import { expecting, run, watchful, watching } from '../../support/engine.ts';
import { caseOf, planOf } from '../../support/plan.ts';

/** An observer that cannot judge anything. */
const puzzled: Requirement = {
  ...watchful,
  *observe() {
    yield { id: 'status', verdict: 'open', message: 'nobody knows' };
  },
};
const sending = caseOf('auth/valid-key', '', expecting);

const judgedIn = (cases: readonly string[], observer: Requirement) => {
  const plan: Plan = {
    ...planOf([watching, sending], [observer]),
    shard: { index: 1, of: 2, cases: new Set(cases) },
  };
  return run(plan);
};

test('what could not be judged leaves its case open', async () => {
  expect(await run(planOf([watching, sending], [puzzled]))).toMatchObject([
    { verdict: 'inconclusive', reason: 'unreadable', message: 'nobody knows', attempts: 1 },
    { verdict: 'pass' },
  ]);
});

test('the shard that saw it says so, though another one has the case', async () => {
  expect((await judgedIn([sending.id], puzzled))[0]).toMatchObject({ reason: 'unreadable' });
  expect((await judgedIn([sending.id], watchful))[0]).toMatchObject({ reason: 'shard-missing' });
});
