import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/count-one-more',
  requirement: 'envelope/count',
  title: 'the count is one too high',
  fits: ({ envelope }) => envelope?.count !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    return typeof page?.count === 'number' ? page.with(page.envelope.count, page.count + 1) : answer;
  },
} satisfies Mutant;
