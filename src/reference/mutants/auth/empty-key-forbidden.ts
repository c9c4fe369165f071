import type { Mutant } from '../../mutant.ts';
import { refusalOf } from '../credentials.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'auth/empty-key-forbidden',
  requirement: 'auth/empty-key',
  title: 'a read with the scheme and no key is answered 403',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const wrong =
      answer.status === 401 &&
      facts.operationOf(call)?.kind === 'read' &&
      refusalOf(call, facts) === 'auth/empty-key';
    return wrong ? answerWith(facts, 403) : answer;
  },
} satisfies Mutant;
