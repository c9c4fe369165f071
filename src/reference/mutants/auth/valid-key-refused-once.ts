import type { Mutant } from '../../mutant.ts';
import { refusalOf } from '../credentials.ts';
import { isLast } from '../helpers.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'auth/valid-key-refused-once',
  requirement: 'auth/valid-key',
  title: 'one operation refuses every key',
  fits: ({ operations }) => operations.findLast(({ kind }) => kind === 'read')?.security === 'required',
  mutate(call, forward, facts) {
    const operation = facts.operationOf(call);
    const refused = operation !== undefined && isLast(facts, operation, 'read');
    const wrong = refused && refusalOf(call, facts) === undefined;
    return wrong ? Promise.resolve(answerWith(facts, 401)) : forward(call);
  },
} satisfies Mutant;
