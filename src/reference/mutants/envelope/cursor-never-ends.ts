import type { Mutant } from '../../mutant.ts';
import { pageIn, withQuery } from '../pages.ts';

export default {
  id: 'envelope/cursor-never-ends',
  requirement: 'envelope/no-overlap',
  title: 'the last of several pages gives the cursor of the second',
  fits: ({ envelope }) => envelope?.paging === 'cursor',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || !page.later || !page.last) return answer;
    const first = withQuery(call, page.envelope.cursorParameter ?? '', () => undefined);
    return page.with(page.envelope.next, pageIn(await forward(first), first, facts)?.next ?? null);
  },
} satisfies Mutant;
