import { headerOf } from '../../../contract/documented.ts';
import type { Mutant } from '../../mutant.ts';
import { refusalOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/key-in-cookie',
  requirement: 'auth/header-only',
  title: 'a key in a cookie lets in to read',
  mutate(call, forward, facts) {
    const cookie = headerOf(call, 'cookie')?.includes(facts.keys.full) === true;
    const opens = call.method === 'GET' && cookie && refusalOf(call, facts) === 'auth/missing-key';
    return forward(opens ? withKey(call, facts) : call);
  },
} satisfies Mutant;
