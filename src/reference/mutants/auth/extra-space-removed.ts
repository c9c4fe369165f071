import type { Mutant } from '../../mutant.ts';
import { keyOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/extra-space-removed',
  requirement: 'auth/extra-space',
  title: 'a DELETE passes over a space inside the key',
  mutate(call, forward, facts) {
    const key = keyOf(call, facts) ?? '';
    const spaced = /\S \S/.test(key) && key.replaceAll(' ', '') === facts.keys.full;
    return forward(call.method === 'DELETE' && spaced ? withKey(call, facts) : call);
  },
} satisfies Mutant;
