import type { Mutant } from '../../mutant.ts';
import { isLast } from '../helpers.ts';

export default {
  id: 'robustness/never-answers',
  requirement: 'robustness/responds',
  title: 'in one collection, to read what does not exist is never answered',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    const hangs = operation !== undefined && isLast(facts, operation, 'read') && answer.status === 404;
    return hangs ? { ...answer, hang: true } : answer;
  },
} satisfies Mutant;
