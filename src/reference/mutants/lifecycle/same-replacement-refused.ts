import { pathOf } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { isSuccess } from '../helpers.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'lifecycle/same-replacement-refused',
  requirement: 'lifecycle/replace',
  title: 'a PUT that comes again is taken for a duplicate and refused',
  async mutate(call, forward, facts) {
    if (facts.operationOf(call)?.kind !== 'replace') return forward(call);
    const said = `${pathOf(call)} ${call.body.toString()}`;
    if (facts.memory.has(said)) return answerWith(facts, 400);
    const answer = await forward(call);
    if (isSuccess(answer)) facts.memory.set(said, true);
    return answer;
  },
} satisfies Mutant;
