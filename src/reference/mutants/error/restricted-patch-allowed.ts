import type { Mutant } from '../../mutant.ts';
import { keyOf, withKey } from '../credentials.ts';

export default {
  id: 'error/restricted-patch-allowed',
  requirement: 'error/permission',
  title: 'a key that may only read may patch',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'patch'),
  mutate(call, forward, facts) {
    const { restricted } = facts.keys;
    const mayNot = call.method === 'PATCH' && restricted !== undefined && keyOf(call, facts) === restricted;
    return forward(mayNot ? withKey(call, facts) : call);
  },
} satisfies Mutant;
