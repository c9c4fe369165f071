import type { Mutant } from '../../mutant.ts';
import { isUnrouted } from '../roles.ts';

export default {
  id: 'error/unrouted-ok',
  requirement: 'error/unknown-path',
  title: 'a path that is not routed is answered 200',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (!isUnrouted(answer, call, facts)) return answer;
    return { status: 200, headers: [['Content-Type', 'application/json']], body: '{}' };
  },
} satisfies Mutant;
