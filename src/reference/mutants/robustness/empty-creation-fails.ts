import type { Mutant } from '../../mutant.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'robustness/empty-creation-fails',
  requirement: 'robustness/hostile-input',
  title: 'a creation without a body makes the server fail',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    return call.method === 'POST' && call.body.length === 0 && answer.status >= 400 && answer.status < 401
      ? answerWith(facts, 500)
      : answer;
  },
} satisfies Mutant;
