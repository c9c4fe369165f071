import type { Mutant } from '../../mutant.ts';
import { isLast, isSuccess } from '../helpers.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'status/existing-not-found',
  requirement: 'status/success',
  title: 'the items of one collection are listed and cannot be read',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    const hidden = operation !== undefined && isLast(facts, operation, 'read') && isSuccess(answer);
    return hidden ? answerWith(facts, 404) : answer;
  },
} satisfies Mutant;
