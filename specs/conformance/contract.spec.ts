/**
 * The contract suite: one test for each case of the plan, against TARGET (with its keys in the environment), or
 * against the reference server.
 */
import { afterAll, expect, test } from '@jest/globals';
import { check } from '../../src/check.ts';
import { startReference } from '../../src/cli/reference.ts';
import { emptyConfig } from '../../src/config/config.ts';
import { readKeys } from '../../src/config/keys.ts';
import { contractAt, planFor } from '../support/judged.ts';

const plan = planFor(contractAt());
const target = process.env['TARGET'];
const reference = target === undefined ? await startReference(plan.kit.contract) : undefined;
afterAll(() => reference?.close());

const report = await check(plan, {
  target: target ?? reference?.url ?? '',
  keys: reference?.keys ?? readKeys(emptyConfig, process.env),
});
const results = new Map(report.cases.map((result) => [result.id, result]));

test.each(plan.cases.map(({ id }) => id))('%s', (id) => {
  const { verdict, reason, message, checks } = results.get(id) ?? { verdict: 'not judged' };
  const failed = checks?.find((one) => one.verdict === 'fail');
  expect({ verdict, reason, message, expected: failed?.expected, actual: failed?.actual }).toEqual({
    verdict: verdict === 'not-applicable' ? verdict : 'pass',
    reason: verdict === 'not-applicable' ? reason : undefined,
    message: verdict === 'not-applicable' ? message : undefined,
    expected: undefined,
    actual: undefined,
  });
});
