import type { Mutant } from '../../mutant.ts';
import { refusalOf } from '../credentials.ts';
import { isNested } from '../helpers.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'auth/valid-key-refused-below',
  requirement: 'auth/valid-key',
  title: 'the key is good for resources, and refused for what is below them',
  fits: ({ operations }) =>
    operations.some((operation) => operation.security === 'required' && isNested(operation)),
  mutate(call, forward, facts) {
    const operation = facts.operationOf(call);
    const refused = operation !== undefined && isNested(operation) && refusalOf(call, facts) === undefined;
    return refused ? Promise.resolve(answerWith(facts, 401)) : forward(call);
  },
} satisfies Mutant;
