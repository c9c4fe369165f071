import type { Mutant } from '../../mutant.ts';
import { asOwner, isOther } from '../changes.ts';

export default {
  id: 'isolation/other-change-done',
  requirement: 'isolation/update',
  title: 'a change by another organisation is answered as if nothing were there, and done',
  async mutate(call, forward, facts) {
    const kind = facts.operationOf(call)?.kind;
    if ((kind === 'replace' || kind === 'patch') && isOther(call, facts)) await asOwner(call, forward, facts);
    return forward(call);
  },
} satisfies Mutant;
