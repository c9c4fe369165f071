import type { Mutant } from '../../mutant.ts';
import { credentialOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/extra-space-creates',
  requirement: 'auth/extra-space',
  title: 'a creation takes two spaces between scheme and key',
  fits: ({ credential }) => credential.prefix.endsWith(' '),
  mutate(call, forward, facts) {
    const { contract, keys } = facts;
    const twice = credentialOf(call, facts) === `${contract.credential.prefix} ${keys.full}`;
    return forward(twice && facts.operationOf(call)?.kind === 'create' ? withKey(call, facts) : call);
  },
} satisfies Mutant;
