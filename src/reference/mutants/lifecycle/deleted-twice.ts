import { answerOf, successOf } from '../../answers.ts';
import { pathOf } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { isSuccess } from '../helpers.ts';

export default {
  id: 'lifecycle/deleted-twice',
  requirement: 'lifecycle/delete',
  title: 'a DELETE of what was deleted succeeds again',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    if (operation?.kind !== 'delete') return answer;
    const { memory, contract } = facts;
    if (isSuccess(answer)) memory.set(pathOf(call), true);
    if (answer.status !== 404 || !memory.has(pathOf(call))) return answer;
    const { status, source } = successOf(operation, [204, 200]);
    return answerOf(contract, status, source);
  },
} satisfies Mutant;
