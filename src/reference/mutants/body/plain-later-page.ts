import type { Mutant } from '../../mutant.ts';
import { withHeader } from '../helpers.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'body/plain-later-page',
  requirement: 'body/media-type',
  title: 'every page but the first is said to be plain text',
  fits: ({ envelope }) => envelope?.previous !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const later = typeof pageIn(answer, call, facts)?.previous === 'string';
    return later ? withHeader(answer, 'Content-Type', 'text/plain') : answer;
  },
} satisfies Mutant;
