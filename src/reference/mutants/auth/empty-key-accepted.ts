import type { Mutant } from '../../mutant.ts';
import { refusalOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/empty-key-accepted',
  requirement: 'auth/empty-key',
  title: 'the scheme without a key lets in',
  mutate: (call, forward, facts) =>
    forward(refusalOf(call, facts) === 'auth/empty-key' ? withKey(call, facts) : call),
} satisfies Mutant;
