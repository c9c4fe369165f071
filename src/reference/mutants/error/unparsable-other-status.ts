import type { Mutant } from '../../mutant.ts';
import { isUnparsable } from '../helpers.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'error/unparsable-other-status',
  requirement: 'error/malformed-json',
  title: 'a POST whose JSON does not parse is answered 415',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const wrong = call.method === 'POST' && answer.status === 400 && isUnparsable(call);
    return wrong ? answerWith(facts, 415) : answer;
  },
} satisfies Mutant;
