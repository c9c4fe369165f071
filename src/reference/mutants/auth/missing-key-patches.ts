import type { Mutant } from '../../mutant.ts';
import { isBare, withKey } from '../credentials.ts';

export default {
  id: 'auth/missing-key-patches',
  requirement: 'auth/missing-key',
  title: 'a PATCH needs no key',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'patch'),
  mutate: (call, forward, facts) =>
    forward(call.method === 'PATCH' && isBare(call, facts) ? withKey(call, facts) : call),
} satisfies Mutant;
