import { answerOf, successOf } from '../../answers.ts';
import { pathOf } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { isSuccess } from '../helpers.ts';

export default {
  id: 'lifecycle/deleted-still-replaced',
  requirement: 'lifecycle/delete',
  title: 'a PUT to what was deleted is answered as done',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    const { memory, contract } = facts;
    if (operation?.kind === 'delete' && isSuccess(answer)) memory.set(pathOf(call), true);
    const gone = answer.status === 404 && memory.has(pathOf(call));
    if (operation?.kind !== 'replace' || !gone) return answer;
    const { status, source } = successOf(operation, [200, 204]);
    return answerOf(contract, status, source);
  },
} satisfies Mutant;
