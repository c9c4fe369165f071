import { expect, test } from '@jest/globals';
import { calibrated } from '../support/calibrated.ts';

test('every core fault is caught by the requirement it names, and the controls do what they must', async () => {
  const calibration = await calibrated('core');
  expect(calibration.clean).toEqual({ outcome: 'conformant', findings: [], open: 0 });
  expect(calibration.controls.map(({ id, fate }) => [id, fate])).toEqual([
    ['control/always-fails', 'caught'],
    ['control/inert', 'alive'],
  ]);
  expect(calibration.mutants.filter(({ fate }) => fate !== 'caught')).toEqual([]);
  expect(calibration.requirements.filter(({ caught, faults }) => caught < faults)).toEqual([]);
  expect(calibration).toMatchObject({ verdict: 'passed', passed: true });
  expect(calibration.mutants.length).toBeGreaterThan(100);
}, 900_000);
