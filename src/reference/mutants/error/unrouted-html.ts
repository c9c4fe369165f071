import type { Mutant } from '../../mutant.ts';
import { isUnrouted } from '../roles.ts';

export default {
  id: 'error/unrouted-html',
  requirement: 'error/unknown-path',
  title: 'a path that is not routed is answered with a page',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (!isUnrouted(answer, call, facts)) return answer;
    return { status: 404, headers: [['Content-Type', 'text/html']], body: '<h1>Not Found</h1>' };
  },
} satisfies Mutant;
