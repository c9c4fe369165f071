import type { Mutant } from '../../mutant.ts';
import { keyOf, refusalOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/malformed-key-cleaned',
  requirement: 'auth/malformed-key',
  title: 'strange characters in the key are passed over',
  fits: ({ credential }) => credential.keyPattern !== undefined,
  mutate(call, forward, facts) {
    const cleaned = keyOf(call, facts)?.replace(/[^A-Za-z0-9]/g, '');
    const same =
      refusalOf(call, facts) === 'auth/malformed-key' &&
      cleaned === facts.keys.full.replace(/[^A-Za-z0-9]/g, '');
    return forward(same ? withKey(call, facts) : call);
  },
} satisfies Mutant;
