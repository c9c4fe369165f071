import type { Mutant } from '../../mutant.ts';
import { isUnrelated, withKey } from '../credentials.ts';

export default {
  id: 'auth/refused-delete-done',
  requirement: 'auth/no-effect',
  title: 'a DELETE with an unknown key is refused and done',
  async mutate(call, forward, facts) {
    if (call.method === 'DELETE' && isUnrelated(call, facts)) await forward(withKey(call, facts));
    return forward(call);
  },
} satisfies Mutant;
