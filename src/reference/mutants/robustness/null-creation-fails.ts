import type { Mutant } from '../../mutant.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'robustness/null-creation-fails',
  requirement: 'robustness/hostile-input',
  title: 'a creation from null makes the server fail',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const fails = call.method === 'POST' && call.body.toString() === 'null' && answer.status !== 401;
    return fails ? answerWith(facts, 500) : answer;
  },
} satisfies Mutant;
