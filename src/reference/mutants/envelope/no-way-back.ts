import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/no-way-back',
  requirement: 'envelope/links',
  title: 'no page has a link to the previous one',
  fits: ({ envelope }) => envelope?.previous !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    return typeof page?.previous === 'string' ? page.with(page.envelope.previous, null) : answer;
  },
} satisfies Mutant;
