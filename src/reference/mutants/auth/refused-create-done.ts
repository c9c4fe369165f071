import type { Mutant } from '../../mutant.ts';
import { isUnrelated, withKey } from '../credentials.ts';

export default {
  id: 'auth/refused-create-done',
  requirement: 'auth/no-effect',
  title: 'a creation with an unknown key is refused and done',
  async mutate(call, forward, facts) {
    const creates = facts.operationOf(call)?.kind === 'create';
    if (creates && isUnrelated(call, facts)) await forward(withKey(call, facts));
    return forward(call);
  },
} satisfies Mutant;
