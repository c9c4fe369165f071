import type { Mutant } from '../../mutant.ts';
import { canBeEmpty, pageIn } from '../pages.ts';

export default {
  id: 'envelope/empty-without-array',
  requirement: 'envelope/empty',
  title: 'a list with nothing in it has null in place of its items',
  fits: canBeEmpty,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || page.items.length > 0) return answer;
    return page.with(page.envelope.items, null);
  },
} satisfies Mutant;
