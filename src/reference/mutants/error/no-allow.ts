import type { Mutant } from '../../mutant.ts';
import { withoutHeader } from '../headers.ts';

export default {
  id: 'error/no-allow',
  requirement: 'error/method-not-allowed',
  title: 'a 405 comes without Allow',
  async mutate(call, forward) {
    const answer = await forward(call);
    return answer.status === 405 ? withoutHeader(answer, 'Allow') : answer;
  },
} satisfies Mutant;
