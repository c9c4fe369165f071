import type { Mutant } from '../../mutant.ts';
import { isUnrelated } from '../credentials.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'auth/unknown-key-forbidden',
  requirement: 'auth/unknown-key',
  title: 'a DELETE with an unknown key is answered 403',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const wrong = call.method === 'DELETE' && answer.status === 401 && isUnrelated(call, facts);
    return wrong ? answerWith(facts, 403) : answer;
  },
} satisfies Mutant;
