import type { Mutant } from '../../mutant.ts';
import { credentialOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/wrong-scheme-basic-user',
  requirement: 'auth/wrong-scheme',
  title: 'the key lets in as the user name of HTTP Basic',
  fits: ({ credential }) => credential.prefix !== '',
  mutate(call, forward, facts) {
    const user = Buffer.from(`${facts.keys.full}:`).toString('base64');
    return forward(credentialOf(call, facts) === `Basic ${user}` ? withKey(call, facts) : call);
  },
} satisfies Mutant;
