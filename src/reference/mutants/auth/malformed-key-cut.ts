import type { Mutant } from '../../mutant.ts';
import { keyOf, refusalOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/malformed-key-cut',
  requirement: 'auth/malformed-key',
  title: 'to read a resource, what follows the last well-formed character of the key is passed over',
  fits: ({ credential }) => credential.keyPattern !== undefined,
  mutate(call, forward, facts) {
    const begins = keyOf(call, facts)?.startsWith(facts.keys.full) === true;
    const cut = begins && refusalOf(call, facts) === 'auth/malformed-key';
    return forward(cut && facts.operationOf(call)?.kind === 'read' ? withKey(call, facts) : call);
  },
} satisfies Mutant;
