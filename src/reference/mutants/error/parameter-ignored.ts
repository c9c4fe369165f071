import type { Mutant } from '../../mutant.ts';
import { hasBrokenParameters, withoutBrokenParameters } from '../parameters.ts';

export default {
  id: 'error/parameter-ignored',
  requirement: 'error/rejects-invalid-parameter',
  title: 'a query parameter that is wrong counts as not given',
  fits: hasBrokenParameters,
  mutate: (call, forward, facts) => forward(withoutBrokenParameters(call, facts) ?? call),
} satisfies Mutant;
