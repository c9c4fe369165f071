import type { Mutant } from '../../mutant.ts';
import { answerWith, isUnrouted } from '../roles.ts';

export default {
  id: 'error/unrouted-unauthorized',
  requirement: 'error/unknown-path',
  title: 'a path that is not routed is answered 401, whatever the key',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (!isUnrouted(answer, call, facts)) return answer;
    return answerWith(facts, 401);
  },
} satisfies Mutant;
