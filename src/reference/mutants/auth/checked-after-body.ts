import type { Mutant } from '../../mutant.ts';
import { isBare } from '../credentials.ts';
import { isUnparsable } from '../helpers.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'auth/checked-after-body',
  requirement: 'auth/checked-first',
  title: 'the body is parsed before the key is asked for',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const late = answer.status === 401 && isUnparsable(call) && isBare(call, facts);
    return late ? answerWith(facts, 400) : answer;
  },
} satisfies Mutant;
