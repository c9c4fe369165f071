import type { Mutant } from '../../mutant.ts';
import { isSuccess } from '../helpers.ts';
import { undocumented } from '../roles.ts';

export default {
  id: 'status/accepted-delete',
  requirement: 'status/documented',
  title: 'a DELETE is answered with a status of success that is not documented',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    if (operation?.kind !== 'delete' || !isSuccess(answer)) return answer;
    return { ...answer, status: undocumented(facts, operation.responses, [202, 203, 207]) ?? answer.status };
  },
} satisfies Mutant;
