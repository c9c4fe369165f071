import { answerOf, successOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export default {
  id: 'error/absent-deleted',
  requirement: 'error/not-found',
  title: 'to delete what does not exist succeeds',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    if (answer.status !== 404 || operation?.kind !== 'delete') return answer;
    const { status, source } = successOf(operation, [204, 200]);
    return answerOf(facts.contract, status, source);
  },
} satisfies Mutant;
