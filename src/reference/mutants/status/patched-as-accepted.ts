import type { Mutant } from '../../mutant.ts';
import { isSuccess } from '../helpers.ts';
import { undocumented } from '../roles.ts';

export default {
  id: 'status/patched-as-accepted',
  requirement: 'status/documented',
  title: 'a PATCH is answered with a status of success that is not documented',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'patch'),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    if (operation?.kind !== 'patch' || !isSuccess(answer)) return answer;
    return { ...answer, status: undocumented(facts, operation.responses, [202, 203, 207]) ?? answer.status };
  },
} satisfies Mutant;
