import type { Mutant } from '../../mutant.ts';
import { isEmptyJson } from '../helpers.ts';
import { isRefused, wrongAnswer } from '../roles.ts';

export default {
  id: 'error/empty-creation-other-body',
  requirement: 'error/validation-body',
  title: 'a creation from nothing gives the answer to another mistake, which names no field',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const wrong =
      facts.operationOf(call)?.kind === 'create' &&
      isEmptyJson(call) &&
      isRefused(facts, answer, 'error/validation-body');
    return wrong ? wrongAnswer(facts, 'error/validation-body') : answer;
  },
} satisfies Mutant;
