import { expect, test } from '@jest/globals';
import { calibrate } from '../src/calibrate.ts';
import { startReference } from '../src/cli/reference.ts';
import { mutants } from '../src/reference/mutants/index.ts';
import { contractAt, planFor } from './support/judged.ts';

const contract = contractAt();

test('every fault is caught by the requirement it names, what is no fault stays alive, and the clean server is clean', async () => {
  const calibration = await calibrate(planFor(contract), mutants, (mutant) =>
    startReference(contract, 0, mutant?.id),
  );
  expect(calibration.clean).toMatchObject({ outcome: 'conformant', findings: [] });
  expect(calibration.mutants.filter(({ fate }) => fate !== 'caught' && fate !== 'alive')).toEqual([]);
  expect(calibration.passed).toBe(true);
}, 300_000);

test('every core requirement that has code has a fault that it catches', () => {
  const caught = new Set(mutants.map(({ requirement }) => requirement));
  const core = contract.catalogue.filter(
    ({ profiles, notTested }) => profiles.includes('core') && notTested === undefined,
  );
  expect(core.filter(({ id }) => !caught.has(id)).map(({ id }) => id)).toEqual([]);
});
