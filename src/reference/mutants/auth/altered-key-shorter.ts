import type { Mutant } from '../../mutant.ts';
import { keyOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/altered-key-shorter',
  requirement: 'auth/altered-key',
  title: 'a PUT or PATCH does not need the last character of the key',
  mutate(call, forward, facts) {
    const shorter = keyOf(call, facts) === facts.keys.full.slice(0, -1);
    return forward(['PUT', 'PATCH'].includes(call.method) && shorter ? withKey(call, facts) : call);
  },
} satisfies Mutant;
