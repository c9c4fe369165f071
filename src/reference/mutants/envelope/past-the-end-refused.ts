import type { Mutant } from '../../mutant.ts';
import { isPastTheEnd } from '../pages.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'envelope/past-the-end-refused',
  requirement: 'envelope/out-of-range',
  title: 'a page past the last is answered 400',
  fits: ({ envelope }) => envelope?.pageParameter !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (!isPastTheEnd(answer, call, facts)) return answer;
    return answerWith(facts, 400);
  },
} satisfies Mutant;
