import type { Mutant } from '../../mutant.ts';
import { isUnrelated, withKey } from '../credentials.ts';

export default {
  id: 'auth/refused-patch-done',
  requirement: 'auth/no-effect',
  title: 'a PATCH with an unknown key is refused and done',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'patch'),
  async mutate(call, forward, facts) {
    if (call.method === 'PATCH' && isUnrelated(call, facts)) await forward(withKey(call, facts));
    return forward(call);
  },
} satisfies Mutant;
