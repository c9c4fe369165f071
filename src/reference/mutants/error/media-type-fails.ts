import type { Mutant } from '../../mutant.ts';
import { isOfOtherType } from '../lenient.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'error/media-type-fails',
  requirement: 'error/media-type',
  title: 'a creation from plain text fails with 500',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const wrong =
      facts.operationOf(call)?.kind === 'create' && answer.status >= 400 && isOfOtherType(call, facts);
    return wrong && answer.status !== 401 && answer.status !== 403 ? answerWith(facts, 500) : answer;
  },
} satisfies Mutant;
