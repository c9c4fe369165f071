import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';
import { hasLaterPages } from '../position.ts';

export default {
  id: 'robustness/cut-off-last-page',
  requirement: 'robustness/responds',
  title: 'the last of several pages arrives by half',
  fits: hasLaterPages,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    return page?.later && page.last ? { ...answer, cut: true } : answer;
  },
} satisfies Mutant;
