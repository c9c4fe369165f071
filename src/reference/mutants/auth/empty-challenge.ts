import type { Mutant } from '../../mutant.ts';
import { refusalOf } from '../credentials.ts';
import { withHeader } from '../helpers.ts';

export default {
  id: 'auth/empty-challenge',
  requirement: 'auth/challenge',
  title: 'the challenge to a key that was never issued is empty',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const unknown = answer.status === 401 && refusalOf(call, facts) === 'auth/unknown-key';
    return unknown ? withHeader(answer, 'WWW-Authenticate', '') : answer;
  },
} satisfies Mutant;
