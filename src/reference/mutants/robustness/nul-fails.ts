import type { Mutant } from '../../mutant.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'robustness/nul-fails',
  requirement: 'robustness/hostile-input',
  title: 'a NUL in a creation makes the server fail',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    return call.method === 'POST' && call.body.includes('\\u0000') ? answerWith(facts, 500) : answer;
  },
} satisfies Mutant;
