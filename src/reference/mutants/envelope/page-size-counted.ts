import { queryIn } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/page-size-counted',
  requirement: 'envelope/page-size',
  title: 'where a page size is chosen, the count is that of the page',
  fits: ({ envelope }) => envelope?.count !== undefined && envelope.pageSizeParameter !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || !queryIn(call).has(page.envelope.pageSizeParameter ?? '')) return answer;
    return page.with(page.envelope.count, page.items.length);
  },
} satisfies Mutant;
