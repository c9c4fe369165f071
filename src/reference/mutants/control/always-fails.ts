import type { Mutant } from '../../mutant.ts';
import { answerWith } from '../roles.ts';

/** So blatant that a suite which misses it sees nothing at all. */
export default {
  id: 'control/always-fails',
  requirement: 'status/no-server-error',
  title: 'every request is answered 500',
  mutate: async (_call, _forward, facts) => answerWith(facts, 500),
} satisfies Mutant;
