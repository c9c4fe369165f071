import type { Mutant } from '../../mutant.ts';
import { keyOf, refusalOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/altered-key-last-character',
  requirement: 'auth/altered-key',
  title: 'a list does not compare the last character of the key',
  mutate(call, forward, facts) {
    const key = keyOf(call, facts);
    const { full } = facts.keys;
    const alike = key !== full && key?.length === full.length && key.slice(0, -1) === full.slice(0, -1);
    const opens = alike && refusalOf(call, facts) === 'auth/unknown-key';
    return forward(opens && facts.operationOf(call)?.kind === 'list' ? withKey(call, facts) : call);
  },
} satisfies Mutant;
