import type { Mutant } from '../../mutant.ts';
import { withHeader } from '../helpers.ts';
import { pageIn } from '../pages.ts';
import { hasLaterPages } from '../position.ts';

export default {
  id: 'body/plain-later-page',
  requirement: 'body/media-type',
  title: 'every page but the first is said to be plain text',
  fits: hasLaterPages,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    return pageIn(answer, call, facts)?.later ? withHeader(answer, 'Content-Type', 'text/plain') : answer;
  },
} satisfies Mutant;
