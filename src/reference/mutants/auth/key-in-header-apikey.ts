import { headerOf } from '../../../contract/documented.ts';
import type { Mutant } from '../../mutant.ts';
import { refusalOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/key-in-header-apikey',
  requirement: 'auth/header-only',
  title: 'a gateway takes the key from the header that it uses unless told otherwise',
  mutate(call, forward, facts) {
    const opens =
      headerOf(call, 'apikey') === facts.keys.full && refusalOf(call, facts) === 'auth/missing-key';
    return forward(opens ? withKey(call, facts) : call);
  },
} satisfies Mutant;
