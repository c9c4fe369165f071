import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { thisTool } from '../../src/bundle/build.ts';
import { calibrated, inTurns } from '../../src/bundle/calibrating.ts';
import { calibratedPlan, otherThan, readCalibration, weaknessOf } from '../../src/bundle/calibration.ts';
import { startReference } from '../../src/cli/reference.ts';
import { mutantNamed, mutants } from '../../src/reference/mutants/index.ts';
import { jsonText } from '../../src/report/formats/common/json-text.ts';
import { contractAt } from '../support/judged.ts';

const contract = contractAt(fileURLToPath(new URL('../contracts/problem.openapi.yaml', import.meta.url)));
const requirementOf = new Map(mutants.map(({ id, requirement }) => [id, requirement]));

const within = (budget: number, ids: readonly string[]) =>
  calibrated(contract, {
    profile: 'core',
    mutants: ids.map(mutantNamed),
    start: (mutant) => startReference(contract, 0, mutant?.id),
    budget,
    now: () => new Date(),
  });

test('a calibration says what it is of and what it covered, and reads as it was written', async () => {
  const made = await within(60_000, [
    'envelope/count-one-more',
    'auth/missing-key-reads',
    'envelope/cursor-ignored',
  ]);
  expect(weaknessOf(made, requirementOf)).toBeUndefined();
  expect(made).toMatchObject({ passed: true, clean: { outcome: 'conformant', open: 0 }, notTried: [] });
  expect(made.mutants.map(({ fate }) => fate)).toEqual(['caught', 'caught']);
  expect(made.covered).toMatch(/^2 known faults .* 1 have no place in these documents/);
  const read = readCalibration(Buffer.from(jsonText(made)));
  expect(otherThan(calibratedPlan(contract, 'core'), thisTool(), read)).toEqual([]);
  expect(otherThan(calibratedPlan(contract, 'full'), thisTool(), read)).toContain('profile');
});

test('one that has no time names what it did not try, and shows no power', async () => {
  const made = await within(1, ['envelope/count-one-more', 'auth/missing-key-reads']);
  expect(made.passed).toBe(false);
  expect([...made.notTried].sort()).toEqual(['auth/missing-key-reads', 'envelope/count-one-more']);
  expect(weaknessOf(made, requirementOf)).toBe('no fault was tried');
});

test('where time ends, every requirement has had its turn: else it shows no power', () => {
  const order = inTurns(mutants).map(({ requirement }) => requirement);
  const requirements = new Set(order);
  expect(new Set(order.slice(0, requirements.size))).toEqual(requirements);
  const control = (id: string, fate: 'caught' | 'alive') => ({
    id,
    title: id,
    requirement: undefined,
    fate,
    failed: [],
  });
  const controls = [control('control/always-fails', 'caught'), control('control/inert', 'alive')];
  const tried = { ...control('envelope/count-one-more', 'caught'), requirement: 'envelope/count' };
  const weakness = (notTried: string[]) =>
    weaknessOf({ passed: true, controls, mutants: [tried], notTried }, requirementOf);
  expect(weakness(['envelope/count-capped'])).toBeUndefined();
  expect(weakness(['envelope/no-count'])).toBe(
    `there was no time for any fault of ${requirementOf.get('envelope/no-count')}`,
  );
});
