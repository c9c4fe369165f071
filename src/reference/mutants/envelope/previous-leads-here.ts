import type { Mutant } from '../../mutant.ts';
import { ownLink, pageIn } from '../pages.ts';

export default {
  id: 'envelope/previous-leads-here',
  requirement: 'envelope/links',
  title: 'the link to the previous page leads to the page itself',
  fits: ({ envelope }) => envelope?.previous !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    const link = typeof page?.previous === 'string' ? ownLink(call, page) : undefined;
    return page === undefined || link === undefined ? answer : page.with(page.envelope.previous, link);
  },
} satisfies Mutant;
