import { removeAt } from '../../json.ts';
import type { Mutant } from '../../mutant.ts';
import { isNested, withJson } from '../helpers.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/no-previous',
  requirement: 'envelope/shape',
  title: 'a list on one page leaves out the link to the previous one',
  fits: ({ envelope }) => envelope?.previous !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || page.chosen || isNested(page.operation) || page.items.length < 2) return answer;
    return withJson(answer, removeAt(page.value, page.envelope.previous ?? ''));
  },
} satisfies Mutant;
