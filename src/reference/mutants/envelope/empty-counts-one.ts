import type { Mutant } from '../../mutant.ts';
import { canBeEmpty, pageIn } from '../pages.ts';

export default {
  id: 'envelope/empty-counts-one',
  requirement: 'envelope/empty',
  title: 'a list with nothing in it counts one',
  fits: (contract) => canBeEmpty(contract) && contract.envelope?.count !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || page.items.length > 0) return answer;
    return page.with(page.envelope.count, 1);
  },
} satisfies Mutant;
