import { afterAll, expect, test } from '@jest/globals';
import { startReference } from '../../src/cli/reference.ts';
import { contractAt, judged } from '../support/judged.ts';

const reference = await startReference(contractAt());
afterAll(() => reference.close());
const { url: target, keys } = reference;

test('a run tells its phases in order, each result once, and all exchanges', async () => {
  const phases: string[] = [];
  const results: string[] = [];
  let exchanges = 0;
  const report = await judged(
    {
      target,
      keys,
      onPhase: (phase) => void phases.push(phase),
      onResult: ({ id }) => void results.push(id),
      onExchange: () => {
        exchanges += 1;
      },
    },
    { only: ['auth/valid-key', 'status/*'] },
  );
  expect(phases).toEqual(['preflight', 'judging', 'cleaning-up']);
  expect(results.length).toBe(report.plan.cases);
  expect(new Set(results).size).toBe(results.length);
  expect(exchanges).toBeGreaterThanOrEqual(report.run.requests);
});

test('what a listener throws comes out when all is removed', async () => {
  const made = new Set<string>();
  const phases: string[] = [];
  const run = judged(
    {
      target,
      keys,
      onPhase: (phase) => void phases.push(phase),
      onExchange: ({ request, response }) => {
        if (request.method === 'POST' && response?.status === 201) made.add(request.path);
      },
      onResult: () => {
        if (made.size > 0) throw new RangeError('of the listener');
      },
    },
    { only: ['status/success'] },
  );
  await expect(run).rejects.toThrow(new RangeError('of the listener'));
  expect(phases.at(-1)).toBe('cleaning-up');
});
