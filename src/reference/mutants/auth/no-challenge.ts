import type { Mutant } from '../../mutant.ts';
import { withoutHeader } from '../headers.ts';

export default {
  id: 'auth/no-challenge',
  requirement: 'auth/challenge',
  title: 'a 401 names no scheme',
  async mutate(call, forward) {
    const answer = await forward(call);
    return answer.status === 401 ? withoutHeader(answer, 'WWW-Authenticate') : answer;
  },
} satisfies Mutant;
