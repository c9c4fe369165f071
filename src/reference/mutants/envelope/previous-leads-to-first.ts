import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/previous-leads-to-first',
  requirement: 'envelope/links',
  title: 'on every page the link to the previous one leads to the first',
  fits: ({ envelope }) => envelope?.previous !== undefined && envelope.pageParameter !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (typeof page?.previous !== 'string' || !URL.canParse(page.previous)) return answer;
    const link = new URL(page.previous);
    link.searchParams.delete(page.envelope.pageParameter ?? '');
    return page.with(page.envelope.previous, link.href);
  },
} satisfies Mutant;
