import type { Mutant } from '../../mutant.ts';
import { isLast } from '../helpers.ts';

export default {
  id: 'robustness/long-text-hangs',
  requirement: 'robustness/hostile-input',
  title: 'in one collection, a text of a mebibyte is never answered',
  async mutate(call, forward, facts) {
    const operation = facts.operationOf(call);
    const long = call.body.length > 1024 * 1024 && operation !== undefined;
    const answer = await forward(call);
    return long && isLast(facts, operation, 'create') ? { ...answer, hang: true } : answer;
  },
} satisfies Mutant;
