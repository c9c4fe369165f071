import type { Mutant } from '../../mutant.ts';
import { withHeader } from '../helpers.ts';

export default {
  id: 'error/allow-names-refused',
  requirement: 'error/method-not-allowed',
  title: 'the Allow of a 405 names every method, the refused one too',
  async mutate(call, forward) {
    const answer = await forward(call);
    return answer.status === 405 ? withHeader(answer, 'Allow', 'GET, POST, PUT, PATCH, DELETE') : answer;
  },
} satisfies Mutant;
