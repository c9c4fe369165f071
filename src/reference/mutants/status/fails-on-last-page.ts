import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';
import { hasLaterPages } from '../position.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'status/fails-on-last-page',
  requirement: 'status/no-server-error',
  title: 'the last of several pages makes the server fail',
  fits: hasLaterPages,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    return page?.later && page.last ? answerWith(facts, 500) : answer;
  },
} satisfies Mutant;
