import type { Mutant } from '../../mutant.ts';

export default {
  id: 'error/method-passed-over',
  requirement: 'error/method-not-allowed',
  title: 'a PATCH that is not known is answered as a GET is',
  async mutate(call, forward) {
    const answer = await forward(call);
    return answer.status === 405 && call.method === 'PATCH' ? forward({ ...call, method: 'GET' }) : answer;
  },
} satisfies Mutant;
