import type { Mutant } from '../../mutant.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'error/absent-forbidden',
  requirement: 'error/not-found',
  title: 'to read what does not exist is answered 403',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const wrong = answer.status === 404 && facts.operationOf(call)?.kind === 'read';
    return wrong ? answerWith(facts, 403) : answer;
  },
} satisfies Mutant;
