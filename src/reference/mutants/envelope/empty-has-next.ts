import type { Mutant } from '../../mutant.ts';
import { canBeEmpty, pageIn } from '../pages.ts';

export default {
  id: 'envelope/empty-has-next',
  requirement: 'envelope/empty',
  title: 'a list with nothing in it has a next page, which is itself',
  fits: (contract) => canBeEmpty(contract) && contract.envelope?.paging === 'links',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || page.items.length > 0) return answer;
    const origin = 'http://localhost';
    return page.with(page.envelope.next, origin + call.path);
  },
} satisfies Mutant;
