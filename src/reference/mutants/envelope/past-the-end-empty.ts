import { setAt } from '../../json.ts';
import type { Mutant } from '../../mutant.ts';
import { withJson } from '../helpers.ts';
import { isPastTheEnd, pageIn, withQuery } from '../pages.ts';

export default {
  id: 'envelope/past-the-end-empty',
  requirement: 'envelope/out-of-range',
  title: 'a page past the last is an empty one',
  fits: ({ envelope }) => envelope?.pageParameter !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (!isPastTheEnd(answer, call, facts)) return answer;
    const name = facts.contract.envelope?.pageParameter ?? '';
    const first = withQuery(call, name, () => undefined);
    const answerTo = await forward(first);
    const page = pageIn(answerTo, first, facts);
    if (page === undefined) return answer;
    const empty = setAt(page.value, page.envelope.items, []);
    return withJson(
      answerTo,
      page.envelope.next === undefined ? empty : setAt(empty, page.envelope.next, null),
    );
  },
} satisfies Mutant;
