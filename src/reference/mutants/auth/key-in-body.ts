import type { Mutant } from '../../mutant.ts';
import { refusalOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/key-in-body',
  requirement: 'auth/header-only',
  title: 'a key in the body lets in to create',
  mutate(call, forward, facts) {
    const inBody = facts.operationOf(call)?.kind === 'create' && call.body.includes(facts.keys.full);
    return forward(inBody && refusalOf(call, facts) === 'auth/missing-key' ? withKey(call, facts) : call);
  },
} satisfies Mutant;
