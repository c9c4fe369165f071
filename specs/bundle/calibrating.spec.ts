import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { thisTool } from '../../src/bundle/build.ts';
import { calibrated, inTurns } from '../../src/bundle/calibrating.ts';
import { calibratedPlan, otherThan, readCalibration, weaknessOf } from '../../src/bundle/calibration.ts';
import { surfaceTexts } from '../../src/bundle/documents/collect.ts';
import { referenceKeys } from '../../src/cli/reference.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { mutantNamed, mutants } from '../../src/reference/mutants/index.ts';
import { jsonText } from '../../src/report/formats/common/json-text.ts';
import { contractAt } from '../support/judged.ts';
import { documented } from './support.ts';
import { thing, things } from './surface.ts';

const contract = contractAt(fileURLToPath(new URL('../contracts/problem.openapi.yaml', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'trysquare-calibrating-'));
const theirs = join(folder, 'theirs.json');
writeFileSync(theirs, things);
writeFileSync(join(folder, 'thing.json'), thing);
const requirementOf = new Map(mutants.map(({ id, requirement }) => [id, requirement]));

const within = (budget: number, ids: readonly string[], of: Contract = contract) =>
  calibrated(of, {
    profile: 'core',
    mutants: ids.map(mutantNamed),
    keys: referenceKeys,
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
  expect(made.covered).toMatch(/^2 known faults .* 1 have no place in this plan/);
  const read = readCalibration(Buffer.from(jsonText(made)));
  expect(otherThan(calibratedPlan(contract, 'core'), thisTool(), read)).toEqual([]);
  expect(otherThan(calibratedPlan(contract, 'full'), thisTool(), read)).toContain('profile');
});

test('a fault that no request brings out is told apart from one that goes unnoticed', async () => {
  const { laid } = await documented(
    contract,
    await surfaceTexts(theirs, [], () => Promise.reject(new Error('none'))),
  );
  const made = await within(60_000, ['status/fails-after-change', 'envelope/count-one-more'], laid);
  // Nothing can be replaced there: a PUT that fails is a fault that nobody can see.
  expect(made.notShown).toEqual(['status/fails-after-change']);
  expect(made.mutants.map(({ id, fate }) => [id, fate])).toEqual([['envelope/count-one-more', 'caught']]);
  expect([made.passed, weaknessOf(made, requirementOf)]).toEqual([true, undefined]);
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
