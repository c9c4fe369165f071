import type { Mutant } from '../../mutant.ts';
import { isUnrelated, withKey } from '../credentials.ts';
import { isNested } from '../helpers.ts';

export default {
  id: 'auth/unknown-key-below',
  requirement: 'auth/unknown-key',
  title: 'any well-formed key may read what is below another resource',
  fits: ({ operations }) => operations.some((one) => one.method === 'GET' && isNested(one)),
  mutate(call, forward, facts) {
    const operation = facts.operationOf(call);
    const open = call.method === 'GET' && operation !== undefined && isNested(operation);
    return forward(open && isUnrelated(call, facts) ? withKey(call, facts) : call);
  },
} satisfies Mutant;
