import type { Mutant } from '../../mutant.ts';
import { keyOf, refusalOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/altered-key-case',
  requirement: 'auth/altered-key',
  title: 'keys are compared without case',
  mutate(call, forward, facts) {
    const same = keyOf(call, facts)?.toLowerCase() === facts.keys.full.toLowerCase();
    return forward(same && refusalOf(call, facts) === 'auth/unknown-key' ? withKey(call, facts) : call);
  },
} satisfies Mutant;
