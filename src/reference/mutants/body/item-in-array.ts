import type { Mutant } from '../../mutant.ts';
import { editObject, isLast, isSuccess } from '../helpers.ts';

export default {
  id: 'body/item-in-array',
  requirement: 'body/schema',
  title: 'the items of one collection are read in an array',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    if (operation === undefined || !isLast(facts, operation, 'read') || !isSuccess(answer)) return answer;
    return editObject(answer, (item) => [item]);
  },
} satisfies Mutant;
