import type { Mutant } from '../../mutant.ts';
import { isSuccess } from '../helpers.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'status/deleted-not-found',
  requirement: 'status/success',
  title: 'a DELETE is done and answered 404',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'delete'),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const deleted = facts.operationOf(call)?.kind === 'delete' && isSuccess(answer);
    return deleted ? answerWith(facts, 404) : answer;
  },
} satisfies Mutant;
