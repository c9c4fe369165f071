import type { Mutant } from '../../mutant.ts';
import { refusalOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/empty-key-deletes',
  requirement: 'auth/empty-key',
  title: 'the scheme without a key lets in to delete',
  mutate(call, forward, facts) {
    const empty = call.method === 'DELETE' && refusalOf(call, facts) === 'auth/empty-key';
    return forward(empty ? withKey(call, facts) : call);
  },
} satisfies Mutant;
