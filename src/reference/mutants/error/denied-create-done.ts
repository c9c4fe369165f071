import type { Mutant } from '../../mutant.ts';
import { keyOf, withKey } from '../credentials.ts';

export default {
  id: 'error/denied-create-done',
  requirement: 'error/permission',
  title: 'a creation with a key that may only read is denied and done',
  async mutate(call, forward, facts) {
    const { restricted } = facts.keys;
    const creates = facts.operationOf(call)?.kind === 'create';
    const mayNot = creates && restricted !== undefined && keyOf(call, facts) === restricted;
    if (mayNot) await forward(withKey(call, facts));
    return forward(call);
  },
} satisfies Mutant;
