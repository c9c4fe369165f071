import type { Mutant } from '../../mutant.ts';
import { asOwner, isOther } from '../changes.ts';

export default {
  id: 'isolation/other-reads',
  requirement: 'isolation/read',
  title: 'another organisation reads any item by its id',
  mutate(call, forward, facts) {
    const reads = facts.operationOf(call)?.kind === 'read' && isOther(call, facts);
    return reads ? asOwner(call, forward, facts) : forward(call);
  },
} satisfies Mutant;
