import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/count-as-text',
  requirement: 'envelope/shape',
  title: 'the count of a list is text',
  fits: ({ envelope }) => envelope?.count !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    return typeof page?.count === 'number' ? page.with(page.envelope.count, String(page.count)) : answer;
  },
} satisfies Mutant;
