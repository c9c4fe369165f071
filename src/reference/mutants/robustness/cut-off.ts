import type { Mutant } from '../../mutant.ts';
import { isLast, isSuccess } from '../helpers.ts';

export default {
  id: 'robustness/cut-off',
  requirement: 'robustness/responds',
  title: 'the items of one collection arrive by half',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    const cuts = operation !== undefined && isLast(facts, operation, 'read') && isSuccess(answer);
    return cuts ? { ...answer, cut: true } : answer;
  },
} satisfies Mutant;
