import type { Mutant } from '../../mutant.ts';
import { asOwner, isOther } from '../changes.ts';

export default {
  id: 'isolation/other-deletes',
  requirement: 'isolation/delete',
  title: 'another organisation deletes any item',
  mutate(call, forward, facts) {
    const deletes = facts.operationOf(call)?.kind === 'delete' && isOther(call, facts);
    return deletes ? asOwner(call, forward, facts) : forward(call);
  },
} satisfies Mutant;
