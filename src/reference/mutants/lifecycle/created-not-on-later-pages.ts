import type { Mutant } from '../../mutant.ts';
import { isMade, itemPath, noteMade } from '../changes.ts';
import { pageIn } from '../pages.ts';
import { hasLaterPages } from '../position.ts';

export default {
  id: 'lifecycle/created-not-on-later-pages',
  requirement: 'lifecycle/create-listed',
  title: 'every page of a list but the first leaves out what was created',
  fits: hasLaterPages,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    noteMade(call, answer, facts);
    const page = pageIn(answer, call, facts);
    if (page === undefined || !page.later) return answer;
    const kept = page.items.filter((item) => !isMade(itemPath(call, item, facts), facts));
    return page.with(page.envelope.items, kept);
  },
} satisfies Mutant;
