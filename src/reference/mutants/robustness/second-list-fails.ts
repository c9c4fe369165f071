import type { Mutant } from '../../mutant.ts';
import { isLast } from '../helpers.ts';
import { answerWith, turn } from '../roles.ts';

export default {
  id: 'robustness/second-list-fails',
  requirement: 'robustness/stable',
  title: 'in one collection, two of four lists make the server fail',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    if (operation === undefined || !isLast(facts, operation, 'list') || answer.status !== 200) return answer;
    return turn(facts, operation.key) % 4 < 2 ? answerWith(facts, 500) : answer;
  },
} satisfies Mutant;
