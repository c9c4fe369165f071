import type { Mutant } from '../../mutant.ts';
import { asOwner, isOther } from '../changes.ts';
import { isNested } from '../helpers.ts';

export default {
  id: 'isolation/other-reads-nested',
  requirement: 'isolation/read',
  title: 'another organisation reads what stands below another item',
  fits: ({ operations }) => operations.some((one) => one.kind === 'read' && isNested(one)),
  mutate(call, forward, facts) {
    const operation = facts.operationOf(call);
    const reads = operation?.kind === 'read' && isNested(operation) && isOther(call, facts);
    return reads ? asOwner(call, forward, facts) : forward(call);
  },
} satisfies Mutant;
