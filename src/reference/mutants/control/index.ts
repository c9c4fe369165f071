import type { Mutant } from '../../mutant.ts';
import alwaysFails from './always-fails.ts';
import inert from './inert.ts';

/** The known faults of this family, a line each. */
export const control: readonly Mutant[] = [alwaysFails, inert];
