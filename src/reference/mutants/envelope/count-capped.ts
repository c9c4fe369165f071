import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';

/** So that only a long list shows the fault. */
const CAP = 10;

export default {
  id: 'envelope/count-capped',
  requirement: 'envelope/count',
  title: 'the count never goes beyond one page',
  fits: ({ envelope }) => envelope?.count !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    return typeof page?.count === 'number' && page.count > CAP ? page.with(page.envelope.count, CAP) : answer;
  },
} satisfies Mutant;
