import type { Mutant } from '../../mutant.ts';
import { isPastTheEnd, withQuery } from '../pages.ts';

export default {
  id: 'envelope/past-the-end-first',
  requirement: 'envelope/out-of-range',
  title: 'a page past the last answers the first',
  fits: ({ envelope }) => envelope?.pageParameter !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (!isPastTheEnd(answer, call, facts)) return answer;
    const name = facts.contract.envelope?.pageParameter ?? '';
    return forward(withQuery(call, name, () => undefined));
  },
} satisfies Mutant;
