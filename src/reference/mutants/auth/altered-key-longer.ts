import type { Mutant } from '../../mutant.ts';
import { keyOf, refusalOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/altered-key-longer',
  requirement: 'auth/altered-key',
  title: 'only the beginning of the key is compared: what is longer lets in',
  mutate(call, forward, facts) {
    const key = keyOf(call, facts) ?? '';
    const { full } = facts.keys;
    const longer = key.length > full.length && key.startsWith(full);
    return forward(longer && refusalOf(call, facts) === 'auth/unknown-key' ? withKey(call, facts) : call);
  },
} satisfies Mutant;
