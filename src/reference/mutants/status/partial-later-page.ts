import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';
import { hasLaterPages } from '../position.ts';
import { undocumented } from '../roles.ts';

export default {
  id: 'status/partial-later-page',
  requirement: 'status/documented',
  title: 'every page but the first is answered with a status that is not documented',
  fits: hasLaterPages,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || !page.later) return answer;
    const { responses } = page.operation;
    return { ...answer, status: undocumented(facts, responses, [206, 203]) ?? answer.status };
  },
} satisfies Mutant;
