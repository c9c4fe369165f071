import type { Mutant } from '../../mutant.ts';
import { credentialOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/wrong-scheme-bearer',
  requirement: 'auth/wrong-scheme',
  title: 'the key is accepted behind Bearer as well',
  fits: ({ credential }) => credential.prefix !== '' && credential.prefix !== 'Bearer ',
  mutate: (call, forward, facts) =>
    forward(credentialOf(call, facts) === `Bearer ${facts.keys.full}` ? withKey(call, facts) : call),
} satisfies Mutant;
