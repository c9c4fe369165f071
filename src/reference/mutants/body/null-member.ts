import type { Mutant } from '../../mutant.ts';
import { editObject, firstBreaking, isSuccess } from '../helpers.ts';

export default {
  id: 'body/null-member',
  requirement: 'body/schema',
  title: 'an item that is read has null where no null may be',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    if (operation?.kind !== 'read' || !isSuccess(answer)) return answer;
    return editObject(answer, (item) => firstBreaking(facts, operation, answer, item, () => null) ?? item);
  },
} satisfies Mutant;
