import type { Mutant } from '../../mutant.ts';
import { isEmptyJson } from '../helpers.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'status/fails-on-empty-body',
  requirement: 'status/no-server-error',
  title: 'an empty body for what does not exist makes the server fail',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    return answer.status === 404 && isEmptyJson(call) ? answerWith(facts, 500) : answer;
  },
} satisfies Mutant;
