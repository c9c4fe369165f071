import type { Mutant } from '../../mutant.ts';
import { hasTextFilter } from '../pages.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'robustness/nul-in-query-fails',
  requirement: 'robustness/hostile-input',
  title: 'a NUL in the query makes the server fail',
  fits: ({ operations }) => operations.some(hasTextFilter),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    return call.path.includes('%00') ? answerWith(facts, 500) : answer;
  },
} satisfies Mutant;
