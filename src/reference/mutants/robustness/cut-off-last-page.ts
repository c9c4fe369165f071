import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'robustness/cut-off-last-page',
  requirement: 'robustness/responds',
  title: 'the last of several pages arrives by half',
  fits: ({ envelope }) => envelope?.previous !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    const last = typeof page?.previous === 'string' && page.next === null;
    return last ? { ...answer, cut: true } : answer;
  },
} satisfies Mutant;
