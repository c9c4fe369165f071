import type { Mutant } from '../../mutant.ts';
import { refusalOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/key-in-other-header',
  requirement: 'auth/header-only',
  title: 'a key in a header of another name lets in',
  mutate(call, forward, facts) {
    const elsewhere = call.headers.some(
      ([name, value]) => /key|auth/i.test(name) && value.endsWith(facts.keys.full),
    );
    return forward(elsewhere && refusalOf(call, facts) === 'auth/missing-key' ? withKey(call, facts) : call);
  },
} satisfies Mutant;
