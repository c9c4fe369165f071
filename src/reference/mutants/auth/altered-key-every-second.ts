import type { Mutant } from '../../mutant.ts';
import { keyOf, refusalOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/altered-key-every-second',
  requirement: 'auth/altered-key',
  title: 'every second operation takes a key that is too long',
  fits: ({ operations }) => operations.length > 1,
  mutate(call, forward, facts) {
    const operation = facts.operationOf(call);
    const second = operation !== undefined && facts.contract.operations.indexOf(operation) % 2 === 1;
    const key = keyOf(call, facts) ?? '';
    const longer = key !== facts.keys.full && key.startsWith(facts.keys.full);
    const opens = second && longer && refusalOf(call, facts) === 'auth/unknown-key';
    return forward(opens ? withKey(call, facts) : call);
  },
} satisfies Mutant;
