import type { Mutant } from '../../mutant.ts';
import { hasRequiredHeader, requiredHeader, withoutHeader } from '../headers.ts';
import { isSuccess } from '../helpers.ts';

export default {
  id: 'body/header-left-out',
  requirement: 'body/headers',
  title: 'the answer to a creation comes without a header that is documented as required',
  fits: (contract) => hasRequiredHeader(contract),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    const header = operation?.kind === 'create' ? requiredHeader(facts.contract, operation) : undefined;
    return header !== undefined && isSuccess(answer) ? withoutHeader(answer, header.name) : answer;
  },
} satisfies Mutant;
