import { headerOf } from '../../../contract/documented.ts';
import type { Mutant } from '../../mutant.ts';
import { hasRequiredHeader, requiredHeader } from '../headers.ts';
import { isSuccess, withHeader } from '../helpers.ts';

export default {
  id: 'body/header-with-unit',
  requirement: 'body/headers',
  title: 'a header that is documented as a number has a unit behind it',
  fits: (contract) => hasRequiredHeader(contract, 'integer'),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const header = requiredHeader(facts.contract, facts.operationOf(call), 'integer');
    return header !== undefined && isSuccess(answer)
      ? withHeader(answer, header.name, `${headerOf(answer, header.name)} items`)
      : answer;
  },
} satisfies Mutant;
