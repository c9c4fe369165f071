import { removeAt } from '../../json.ts';
import type { Mutant } from '../../mutant.ts';
import { withJson } from '../helpers.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/no-count',
  requirement: 'envelope/shape',
  title: 'a list has no count unless a page is asked for',
  fits: ({ envelope }) => envelope?.count !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || page.chosen || page.items.length < 2) return answer;
    return withJson(answer, removeAt(page.value, page.envelope.count ?? ''));
  },
} satisfies Mutant;
