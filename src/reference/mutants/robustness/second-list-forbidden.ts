import type { Mutant } from '../../mutant.ts';
import { isLast } from '../helpers.ts';
import { answerWith, turn } from '../roles.ts';

export default {
  id: 'robustness/second-list-forbidden',
  requirement: 'robustness/stable',
  title: 'in one collection, every second list is answered 403',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    if (operation === undefined || !isLast(facts, operation, 'list') || answer.status !== 200) return answer;
    return turn(facts, operation.key) % 2 === 0 ? answerWith(facts, 403) : answer;
  },
} satisfies Mutant;
