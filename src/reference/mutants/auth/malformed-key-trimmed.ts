import type { Mutant } from '../../mutant.ts';
import { keyOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/malformed-key-trimmed',
  requirement: 'auth/malformed-key',
  title: 'marks before a key are passed over',
  fits: ({ credential }) => credential.keyPattern !== undefined,
  mutate(call, forward, facts) {
    const key = keyOf(call, facts);
    const valid = key !== facts.keys.full && key?.replace(/^[^A-Za-z0-9\s]+/, '') === facts.keys.full;
    return forward(valid ? withKey(call, facts) : call);
  },
} satisfies Mutant;
