import type { Mutant } from '../../mutant.ts';
import { ownLink, pageIn } from '../pages.ts';

export default {
  id: 'envelope/links-in-a-circle',
  requirement: 'envelope/no-overlap',
  title: 'the link of the last page leads back to the page itself',
  fits: ({ envelope }) => envelope?.paging === 'links',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || page.next !== null || typeof page.previous !== 'string') return answer;
    return page.with(page.envelope.next, ownLink(call, page) ?? page.previous);
  },
} satisfies Mutant;
