import type { Mutant } from '../../mutant.ts';
import { withBody } from '../helpers.ts';
import { isRefused } from '../roles.ts';

export default {
  id: 'error/other-required-message',
  requirement: 'error/required-fields',
  title: 'a creation without a required field says so in other words',
  fits: ({ fieldErrors }) => fieldErrors !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const said = facts.contract.fieldErrors?.requiredMessage;
    const created = facts.operationOf(call)?.kind === 'create';
    if (!created || said === undefined || !isRefused(facts, answer, 'error/required-fields')) return answer;
    return withBody(answer, answer.body.toString().replaceAll(JSON.stringify(said), '"Please fill in."'));
  },
} satisfies Mutant;
