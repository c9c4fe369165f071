import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { installService, serviceKeys, startService } from '../interop/service.ts';
import { contractAt, judged } from '../support/judged.ts';
import { about, caught, clean, faultsOf } from './judging.ts';

const REQUIREMENTS = [
  'auth/challenge',
  'body/headers',
  'envelope/page-size',
  'envelope/out-of-range',
  'envelope/empty',
  'error/unknown-path',
  'error/method-not-allowed',
  'robustness/hostile-input',
  'robustness/stable',
];

const problems = contractAt(fileURLToPath(new URL('../contracts/problem.openapi.yaml', import.meta.url)));

describe.each([
  ['the contract of this package', contractAt()],
  ['a quite different contract', problems],
])('by %s', (_, contract) => {
  test('the clean server has no finding, and nothing is left open', async () => {
    expect(await clean(contract, REQUIREMENTS)).toEqual([]);
  });

  test.each(REQUIREMENTS.flatMap((id) => faultsOf(contract, id)))('%s is caught', async (id) => {
    expect(await caught(contract, id)).not.toEqual([]);
  });
});

test.each(REQUIREMENTS)('%s has three faults or more', (id) => {
  const all = new Set([...faultsOf(contractAt(), id), ...faultsOf(problems, id)]);
  expect(all.size).toBeGreaterThanOrEqual(3);
});

const missing = installService();
const onService = missing === undefined ? test : test.skip;

onService('a Django REST Framework service has no finding, and nothing is left open', async () => {
  const service = await startService();
  try {
    const target = { target: service.url, keys: serviceKeys };
    expect(about(await judged(target, { profile: 'full', only: REQUIREMENTS }))).toEqual([]);
  } finally {
    await service.stop();
  }
});
