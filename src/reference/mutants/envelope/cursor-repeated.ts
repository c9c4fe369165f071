import { queryIn } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/cursor-repeated',
  requirement: 'envelope/links',
  title: 'a page that was asked for by a cursor gives that cursor again',
  fits: ({ envelope }) => envelope?.paging === 'cursor',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || !page.later || page.last) return answer;
    return page.with(page.envelope.next, queryIn(call).get(page.envelope.cursorParameter ?? ''));
  },
} satisfies Mutant;
