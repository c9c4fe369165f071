import type { Mutant } from '../../mutant.ts';
import { asOwner, isOther } from '../changes.ts';
import { isNested } from '../helpers.ts';

export default {
  id: 'isolation/other-creates-below',
  requirement: 'isolation/update',
  title: 'another organisation creates below what it does not see',
  fits: ({ operations }) => operations.some((one) => one.kind === 'create' && isNested(one)),
  async mutate(call, forward, facts) {
    const operation = facts.operationOf(call);
    const answer = await forward(call);
    const creates = operation?.kind === 'create' && isNested(operation) && isOther(call, facts);
    return creates && answer.status === 404 ? asOwner(call, forward, facts) : answer;
  },
} satisfies Mutant;
