import type { Mutant } from '../../mutant.ts';
import { keyOf } from '../credentials.ts';
import { withHeader } from '../helpers.ts';

export default {
  id: 'auth/key-in-not-found',
  requirement: 'auth/no-disclosure',
  title: 'what is not found is answered with the headers of the request',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const key = keyOf(call, facts);
    return answer.status === 404 && key !== undefined ? withHeader(answer, 'X-Received', key) : answer;
  },
} satisfies Mutant;
