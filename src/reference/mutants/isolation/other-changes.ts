import type { Mutant } from '../../mutant.ts';
import { asOwner, isOther } from '../changes.ts';

export default {
  id: 'isolation/other-changes',
  requirement: 'isolation/update',
  title: 'another organisation changes any item',
  mutate(call, forward, facts) {
    const kind = facts.operationOf(call)?.kind;
    const changes = (kind === 'replace' || kind === 'patch') && isOther(call, facts);
    return changes ? asOwner(call, forward, facts) : forward(call);
  },
} satisfies Mutant;
