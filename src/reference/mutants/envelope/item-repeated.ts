import type { Mutant } from '../../mutant.ts';
import { pageIn, pathOfLink } from '../pages.ts';

export default {
  id: 'envelope/item-repeated',
  requirement: 'envelope/no-overlap',
  title: 'a page begins with the last item of the one before, and lacks its own first one',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    const path = pathOfLink(page?.previous);
    if (page === undefined || path === undefined || page.items.length === 0) return answer;
    const before = { ...call, path };
    const repeated = pageIn(await forward(before), before, facts)?.items.at(-1);
    return repeated === undefined
      ? answer
      : page.with(page.envelope.items, [repeated, ...page.items.slice(1)]);
  },
} satisfies Mutant;
