import { expect, test } from '@jest/globals';
import { calibrated } from '../support/calibrated.ts';

test('so is every fault of the full profile', async () => {
  const calibration = await calibrated('full');
  expect(calibration.mutants.filter(({ fate }) => fate !== 'caught')).toEqual([]);
  expect(calibration.verdict).toBe('passed');
}, 900_000);
