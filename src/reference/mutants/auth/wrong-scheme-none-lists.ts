import type { Mutant } from '../../mutant.ts';
import { credentialOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/wrong-scheme-none-lists',
  requirement: 'auth/wrong-scheme',
  title: 'a list takes the key without any scheme',
  fits: ({ credential }) => credential.prefix !== '',
  mutate(call, forward, facts) {
    const alone = credentialOf(call, facts) === facts.keys.full;
    return forward(alone && facts.operationOf(call)?.kind === 'list' ? withKey(call, facts) : call);
  },
} satisfies Mutant;
