import type { Mutant } from '../../mutant.ts';
import { isSuccess, withHeader } from '../helpers.ts';
import { undocumented } from '../roles.ts';

export default {
  id: 'status/item-moved',
  requirement: 'status/documented',
  title: 'to read a resource leads to another place',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    if (operation?.kind !== 'read' || !isSuccess(answer)) return answer;
    const status = undocumented(facts, operation.responses, [302, 307]) ?? answer.status;
    return { ...withHeader(answer, 'Location', `${call.path}?moved=1`), status };
  },
} satisfies Mutant;
