import type { Mutant } from '../../mutant.ts';
import { isEmptyJson } from '../helpers.ts';
import { undocumented } from '../roles.ts';

export default {
  id: 'status/undocumented-refusal',
  requirement: 'status/documented',
  title: 'an empty body for what does not exist is refused with a status that is not documented',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    if (operation === undefined || answer.status !== 404 || !isEmptyJson(call)) return answer;
    return { ...answer, status: undocumented(facts, operation.responses, [409, 418, 423]) ?? answer.status };
  },
} satisfies Mutant;
