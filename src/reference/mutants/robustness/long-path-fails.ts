import type { Mutant } from '../../mutant.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'robustness/long-path-fails',
  requirement: 'robustness/hostile-input',
  title: 'an id of thousands of characters makes the server fail',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    return call.path.length > 2_000 ? answerWith(facts, 500) : answer;
  },
} satisfies Mutant;
