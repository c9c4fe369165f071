import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';
import { hasLaterPages } from '../position.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'envelope/later-page-refused',
  requirement: 'envelope/links',
  title: 'every page but the first is answered 404',
  fits: hasLaterPages,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    return pageIn(answer, call, facts)?.later ? answerWith(facts, 404) : answer;
  },
} satisfies Mutant;
