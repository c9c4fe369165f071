/** The known faults, family by family: each family has a line for each of its own. */
import { UsageError } from '../../errors.ts';
import { didYouMean } from '../../nearest.ts';
import type { Mutant } from '../mutant.ts';
import { auth } from './auth/index.ts';
import { body } from './body/index.ts';
import { control } from './control/index.ts';
import { envelope } from './envelope/index.ts';
import { error } from './error/index.ts';
import { isolation } from './isolation/index.ts';
import { lifecycle } from './lifecycle/index.ts';
import { robustness } from './robustness/index.ts';
import { status } from './status/index.ts';

/** All of them, by family; the controls are last. */
export const mutants: readonly Mutant[] = [
  ...auth,
  ...status,
  ...body,
  ...envelope,
  ...error,
  ...lifecycle,
  ...isolation,
  ...robustness,
  ...control,
];

/**
 * The mutant with that id.
 * @throws UsageError where there is no such mutant.
 */
export function mutantNamed(id: string): Mutant {
  const mutant = mutants.find((one) => one.id === id);
  if (mutant === undefined)
    throw new UsageError(
      `no fault is named ${id}${didYouMean(
        id,
        mutants.map((one) => one.id),
      )} (trysquare serve --list-mutants shows them all)`,
    );
  return mutant;
}
