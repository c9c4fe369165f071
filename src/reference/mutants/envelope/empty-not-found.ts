import type { Mutant } from '../../mutant.ts';
import { canBeEmpty, pageIn } from '../pages.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'envelope/empty-not-found',
  requirement: 'envelope/empty',
  title: 'a list with nothing in it is answered 404',
  fits: canBeEmpty,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || page.items.length > 0) return answer;
    return answerWith(facts, 404);
  },
} satisfies Mutant;
