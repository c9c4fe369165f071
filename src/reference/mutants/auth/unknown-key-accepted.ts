import type { Mutant } from '../../mutant.ts';
import { isUnrelated, withKey } from '../credentials.ts';

export default {
  id: 'auth/unknown-key-accepted',
  requirement: 'auth/unknown-key',
  title: 'any well-formed key may read and create',
  mutate: (call, forward, facts) =>
    forward(['GET', 'POST'].includes(call.method) && isUnrelated(call, facts) ? withKey(call, facts) : call),
} satisfies Mutant;
