import type { Mutant } from '../../mutant.ts';
import { asOwner, isOther } from '../changes.ts';

export default {
  id: 'isolation/other-delete-done',
  requirement: 'isolation/delete',
  title: 'a deletion by another organisation is answered as if nothing were there, and done',
  async mutate(call, forward, facts) {
    const deletes = facts.operationOf(call)?.kind === 'delete' && isOther(call, facts);
    if (deletes) await asOwner(call, forward, facts);
    return forward(call);
  },
} satisfies Mutant;
