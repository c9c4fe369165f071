import type { Mutant } from '../../mutant.ts';
import { refusalOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/key-in-gateway-header',
  requirement: 'auth/header-only',
  title: 'a DELETE takes the key from a header such as a gateway sets',
  mutate(call, forward, facts) {
    const elsewhere = call.headers.some(
      ([name, value]) => /^x-/i.test(name) && value.endsWith(facts.keys.full),
    );
    const opens = call.method === 'DELETE' && elsewhere && refusalOf(call, facts) === 'auth/missing-key';
    return forward(opens ? withKey(call, facts) : call);
  },
} satisfies Mutant;
