import type { Mutant } from '../../mutant.ts';
import { refusalOf } from '../credentials.ts';
import { wrongAnswer } from '../roles.ts';

export default {
  id: 'auth/malformed-key-other-body',
  requirement: 'auth/malformed-key',
  title: 'a POST with a malformed key gives the answer to another mistake',
  fits: ({ credential }) => credential.keyPattern !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const wrong =
      call.method === 'POST' && answer.status === 401 && refusalOf(call, facts) === 'auth/malformed-key';
    return wrong ? wrongAnswer(facts, 'auth/malformed-key') : answer;
  },
} satisfies Mutant;
