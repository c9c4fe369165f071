import type { Mutant } from '../../mutant.ts';
import { pageBefore } from '../before.ts';
import { pageIn } from '../pages.ts';
import { hasLaterPages } from '../position.ts';

export default {
  id: 'envelope/item-repeated',
  requirement: 'envelope/no-overlap',
  title: 'a page begins with the last item of the one before, and lacks its own first one',
  fits: hasLaterPages,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || !page.later || page.items.length === 0) return answer;
    const repeated = (await pageBefore(page, call, forward, facts))?.items.at(-1);
    return repeated === undefined
      ? answer
      : page.with(page.envelope.items, [repeated, ...page.items.slice(1)]);
  },
} satisfies Mutant;
