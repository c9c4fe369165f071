import type { Mutant } from '../../mutant.ts';
import { isUnrouted } from '../roles.ts';

export default {
  id: 'error/unrouted-moved',
  requirement: 'error/unknown-path',
  title: 'a path that is not routed leads to the start',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (!isUnrouted(answer, call, facts)) return answer;
    return { status: 302, headers: [['Location', '/']], body: '' };
  },
} satisfies Mutant;
