import type { Mutant } from '../../mutant.ts';
import { answerWith, turn } from '../roles.ts';

export default {
  id: 'robustness/third-read-missing',
  requirement: 'robustness/stable',
  title: 'every third read of an item is answered 404',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (facts.operationOf(call)?.kind !== 'read' || answer.status !== 200) return answer;
    return turn(facts, call.path) % 3 === 0 ? answerWith(facts, 404) : answer;
  },
} satisfies Mutant;
