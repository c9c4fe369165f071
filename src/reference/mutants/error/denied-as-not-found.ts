import type { Mutant } from '../../mutant.ts';
import { keyOf } from '../credentials.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'error/denied-as-not-found',
  requirement: 'error/permission',
  title: 'a DELETE with a key that may only read is answered 404',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'delete'),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const { restricted } = facts.keys;
    const mayNot = call.method === 'DELETE' && restricted !== undefined && keyOf(call, facts) === restricted;
    return mayNot && answer.status === 403 ? answerWith(facts, 404) : answer;
  },
} satisfies Mutant;
