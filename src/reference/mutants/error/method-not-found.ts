import type { Mutant } from '../../mutant.ts';

export default {
  id: 'error/method-not-found',
  requirement: 'error/method-not-allowed',
  title: 'a method that is not known is answered 404, with a page',
  async mutate(call, forward) {
    const answer = await forward(call);
    if (answer.status !== 405) return answer;
    return { status: 404, headers: [['Content-Type', 'text/html']], body: '<h1>Not Found</h1>' };
  },
} satisfies Mutant;
