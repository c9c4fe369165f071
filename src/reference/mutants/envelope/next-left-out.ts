import { removeAt } from '../../json.ts';
import type { Mutant } from '../../mutant.ts';
import { withJson } from '../helpers.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/next-left-out',
  requirement: 'envelope/links',
  title: 'the last of several pages leaves out the link to a next one',
  fits: ({ envelope }) => envelope?.previous !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    const last = typeof page?.previous === 'string' && page.next === null;
    return last ? withJson(answer, removeAt(page.value, page.envelope.next ?? '')) : answer;
  },
} satisfies Mutant;
