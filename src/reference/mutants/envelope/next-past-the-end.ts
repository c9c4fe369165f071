import { queryIn } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { ownLink, pageIn } from '../pages.ts';

export default {
  id: 'envelope/next-past-the-end',
  requirement: 'envelope/links',
  title: 'the last of several pages has a link to a next one that is not there',
  fits: ({ envelope }) => envelope?.paging === 'links' && envelope.pageParameter !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    const name = page?.envelope.pageParameter;
    if (page === undefined || name === undefined || page.next !== null || typeof page.previous !== 'string')
      return answer;
    const link = new URL(ownLink(call, page) ?? page.previous);
    link.searchParams.set(name, String(Number(queryIn(call).get(name) ?? 1) + 1));
    return page.with(page.envelope.next, link.href);
  },
} satisfies Mutant;
