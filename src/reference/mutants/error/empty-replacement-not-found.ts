import type { Mutant } from '../../mutant.ts';
import { isEmptyJson } from '../helpers.ts';
import { answerWith, isRefused } from '../roles.ts';

export default {
  id: 'error/empty-replacement-not-found',
  requirement: 'error/validation-body',
  title: 'a PUT with nothing in it is answered 404',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const wrong =
      facts.operationOf(call)?.kind === 'replace' &&
      isEmptyJson(call) &&
      isRefused(facts, answer, 'error/validation-body');
    return wrong ? answerWith(facts, 404) : answer;
  },
} satisfies Mutant;
