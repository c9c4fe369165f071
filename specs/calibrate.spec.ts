import { describe, expect, test } from '@jest/globals';
import { calibrate } from '../src/calibrate.ts';
import { startReference } from '../src/cli/reference.ts';
import type { Mutant } from '../src/reference/mutant.ts';
import { mutantNamed, mutants } from '../src/reference/mutants/index.ts';
import { contractAt, planFor } from './support/judged.ts';

const contract = contractAt();

test('every requirement that has code has at least two faults that it must catch', () => {
  const tested = contract.catalogue.filter(({ notTested }) => notTested === undefined);
  const few = tested.filter(({ id }) => mutants.filter(({ requirement }) => requirement === id).length < 2);
  expect(few.map(({ id }) => id)).toEqual([]);
});

describe('what proves nothing is void', () => {
  const fault = mutantNamed('auth/empty-key-deletes');
  const plan = planFor(contract, {}, { only: ['auth/empty-key'] });
  const start = (id?: string) => startReference(contract, 0, id);

  test('a target that does not conform', async () => {
    const onlyFaulty = () => start('auth/empty-key-forbidden');
    const calibration = await calibrate(plan, [fault], onlyFaulty);
    expect(calibration).toMatchObject({
      verdict: 'void',
      passed: false,
      voided: { by: 'target' },
      mutants: [],
    });
    expect(calibration.voided?.message).toContain('auth/empty-key: answered 403 instead of 401');
  });

  test('a fault that cannot be missed, and is', async () => {
    const calibration = await calibrate(plan, [fault], () => start());
    expect(calibration.voided).toEqual({
      by: 'control',
      message: 'nothing failed with control/always-fails, which cannot be missed',
    });
    expect(calibration.mutants).toEqual([]);
  });

  test('a change that is no fault, and is taken for one', async () => {
    const swapped = (mutant?: Mutant) => start(mutant?.requirement === 'none' ? fault.id : mutant?.id);
    const { voided, verdict } = await calibrate(plan, [fault], swapped);
    expect({ voided, verdict }).toEqual({
      verdict: 'void',
      voided: {
        by: 'control',
        message: 'control/inert is no fault, and was taken for one by auth/empty-key',
      },
    });
  });

  test('faults of which none is applicable', async () => {
    const calibration = await calibrate(plan, [mutantNamed('error/stack-trace')], (one) => start(one?.id));
    expect(calibration).toMatchObject({ verdict: 'void', voided: { by: 'plan' } });
    expect(calibration.notApplicable).toEqual([
      {
        id: 'error/stack-trace',
        requirement: 'error/no-internals',
        reason: 'the plan has no case of error/no-internals',
      },
    ]);
  });
});

test('a fault that is missed, or blamed on others alone, is named under its requirement', async () => {
  const faults: Mutant[] = [
    { ...mutantNamed('auth/empty-key-deletes'), requirement: 'auth/missing-key' },
    { ...mutantNamed('control/inert'), id: 'auth/nothing', requirement: 'auth/empty-key' },
  ];
  const plan = planFor(contract, {}, { only: ['auth/*-key'] });
  const names = ['auth/empty-key-deletes', 'control/inert'];
  const { verdict, requirements } = await calibrate(plan, faults, (mutant) => {
    const index = faults.findIndex(({ id }) => id === mutant?.id);
    return startReference(contract, 0, names[index] ?? mutant?.id);
  });
  expect(verdict).toBe('failed');
  expect(requirements).toEqual([
    {
      requirement: 'auth/missing-key',
      faults: 1,
      caught: 0,
      misblamed: ['auth/empty-key-deletes'],
      missed: [],
    },
    { requirement: 'auth/empty-key', faults: 1, caught: 0, misblamed: [], missed: ['auth/nothing'] },
  ]);
});
