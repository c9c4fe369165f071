import { queryIn } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { isPastTheEnd } from '../pages.ts';

export default {
  id: 'envelope/far-page-empty',
  requirement: 'envelope/out-of-range',
  title: 'a page far past the last is answered without a body',
  fits: ({ envelope }) => envelope?.pageParameter !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (!isPastTheEnd(answer, call, facts)) return answer;
    const name = facts.contract.envelope?.pageParameter ?? '';
    return Number(queryIn(call).get(name)) > 10_000 ? { status: 404, headers: [], body: '' } : answer;
  },
} satisfies Mutant;
