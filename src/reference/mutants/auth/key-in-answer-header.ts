import type { Mutant } from '../../mutant.ts';
import { keyOf } from '../credentials.ts';
import { isSuccess, withHeader } from '../helpers.ts';

export default {
  id: 'auth/key-in-answer-header',
  requirement: 'auth/no-disclosure',
  title: 'a header of the answer shows the key',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const key = keyOf(call, facts);
    return key !== undefined && isSuccess(answer) ? withHeader(answer, 'X-Debug-Key', key) : answer;
  },
} satisfies Mutant;
