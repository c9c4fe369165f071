import { queryIn } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';

/** As of `slice(offset, limit)`, which wants an end and is given a length. */
export default {
  id: 'envelope/size-from-the-start',
  requirement: 'envelope/count',
  title: 'the page size counts from the start of the list: pages behind the first are empty',
  fits: ({ envelope }) =>
    envelope?.paging === 'offset' && envelope.pageSizeParameter !== undefined && envelope.count !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || !queryIn(call).has(page.envelope.pageSizeParameter ?? '')) return answer;
    return page.later ? page.with(page.envelope.items, []) : answer;
  },
} satisfies Mutant;
