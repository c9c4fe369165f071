import type { Mutant } from '../../mutant.ts';
import { isUnrelated, withKey } from '../credentials.ts';

export default {
  id: 'auth/unknown-key-reads-item',
  requirement: 'auth/unknown-key',
  title: 'any well-formed key may read a single resource',
  mutate(call, forward, facts) {
    const reads = facts.operationOf(call)?.kind === 'read';
    return forward(reads && isUnrelated(call, facts) ? withKey(call, facts) : call);
  },
} satisfies Mutant;
