import type { Mutant } from '../../mutant.ts';

export default {
  id: 'status/created-as-ok',
  requirement: 'status/success',
  title: 'a creation is answered 200 where another status is documented',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    const wrong = operation?.kind === 'create' && answer.status === 201 && !operation.responses.has('200');
    return wrong ? { ...answer, status: 200 } : answer;
  },
} satisfies Mutant;
