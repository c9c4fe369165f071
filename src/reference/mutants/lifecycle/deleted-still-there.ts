import { answerOf, successOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';
import { asRead } from '../changes.ts';

export default {
  id: 'lifecycle/deleted-still-there',
  requirement: 'lifecycle/delete',
  title: 'a DELETE is answered as done, and does nothing',
  async mutate(call, forward, facts) {
    const operation = facts.operationOf(call);
    if (operation?.kind !== 'delete') return forward(call);
    const read = await forward(asRead(call));
    if (read.status !== 200) return forward(call);
    const { status, source } = successOf(operation, [204, 200]);
    return answerOf(facts.contract, status, source);
  },
} satisfies Mutant;
