import type { Mutant } from '../../mutant.ts';
import { credentialOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/wrong-scheme-deletes',
  requirement: 'auth/wrong-scheme',
  title: 'a DELETE takes the key behind any scheme',
  fits: ({ credential }) => credential.prefix !== '',
  mutate(call, forward, facts) {
    const [, key, ...rest] = credentialOf(call, facts)?.split(' ') ?? [];
    const any = call.method === 'DELETE' && key === facts.keys.full && rest.length === 0;
    return forward(any ? withKey(call, facts) : call);
  },
} satisfies Mutant;
