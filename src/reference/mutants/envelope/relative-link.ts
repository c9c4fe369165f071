import type { Mutant } from '../../mutant.ts';
import { pageIn, pathOfLink } from '../pages.ts';

export default {
  id: 'envelope/relative-link',
  requirement: 'envelope/links',
  title: 'where a page is asked for, the link to the next one is relative',
  fits: ({ envelope }) => envelope?.paging === 'links',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    const path = pathOfLink(page?.next);
    return page?.chosen === true && path !== undefined ? page.with(page.envelope.next, path) : answer;
  },
} satisfies Mutant;
