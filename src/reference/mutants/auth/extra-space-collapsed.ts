import type { Mutant } from '../../mutant.ts';
import { credentialOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/extra-space-collapsed',
  requirement: 'auth/extra-space',
  title: 'any number of spaces may stand between scheme and key',
  fits: ({ credential }) => credential.prefix.endsWith(' '),
  mutate(call, forward, facts) {
    const value = credentialOf(call, facts) ?? '';
    const right = facts.contract.credential.prefix + facts.keys.full;
    return forward(value !== right && value.replace(/ +/g, ' ') === right ? withKey(call, facts) : call);
  },
} satisfies Mutant;
