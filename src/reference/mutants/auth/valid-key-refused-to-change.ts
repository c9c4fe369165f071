import type { Mutant } from '../../mutant.ts';
import { refusalOf } from '../credentials.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'auth/valid-key-refused-to-change',
  requirement: 'auth/valid-key',
  title: 'a PUT is refused with 401 whatever the key',
  mutate(call, forward, facts) {
    const refused = facts.operationOf(call)?.kind === 'replace' && refusalOf(call, facts) === undefined;
    return refused ? Promise.resolve(answerWith(facts, 401)) : forward(call);
  },
} satisfies Mutant;
