import type { Mutant } from '../../mutant.ts';
import { keyOf, withKey } from '../credentials.ts';

export default {
  id: 'error/restricted-create-allowed',
  requirement: 'error/permission',
  title: 'a key that may only read may create',
  mutate(call, forward, facts) {
    const { restricted } = facts.keys;
    const creates = facts.operationOf(call)?.kind === 'create';
    const mayNot = creates && restricted !== undefined && keyOf(call, facts) === restricted;
    return forward(mayNot ? withKey(call, facts) : call);
  },
} satisfies Mutant;
