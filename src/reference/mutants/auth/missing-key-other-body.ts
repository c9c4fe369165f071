import type { Mutant } from '../../mutant.ts';
import { isBare } from '../credentials.ts';
import { wrongAnswer } from '../roles.ts';

export default {
  id: 'auth/missing-key-other-body',
  requirement: 'auth/missing-key',
  title: 'a list that is asked for without a key gives the answer to another mistake',
  async mutate(call, forward, facts) {
    const list = facts.operationOf(call)?.kind === 'list' && !facts.operationOf(call)?.path.includes('{');
    const answer = await forward(call);
    return list && answer.status === 401 && isBare(call, facts)
      ? wrongAnswer(facts, 'auth/missing-key')
      : answer;
  },
} satisfies Mutant;
