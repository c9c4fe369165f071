import type { Mutant } from '../../mutant.ts';
import { isSuccess } from '../helpers.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'status/fails-after-change',
  requirement: 'status/no-server-error',
  title: 'a PUT is done, and then the server fails',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const done = facts.operationOf(call)?.kind === 'replace' && isSuccess(answer);
    return done ? answerWith(facts, 500) : answer;
  },
} satisfies Mutant;
