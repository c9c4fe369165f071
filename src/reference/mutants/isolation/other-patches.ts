import type { Mutant } from '../../mutant.ts';
import { asOwner, isOther } from '../changes.ts';

export default {
  id: 'isolation/other-patches',
  requirement: 'isolation/update',
  title: 'another organisation may PATCH, and not PUT',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'patch'),
  mutate(call, forward, facts) {
    const patches = facts.operationOf(call)?.kind === 'patch' && isOther(call, facts);
    return patches ? asOwner(call, forward, facts) : forward(call);
  },
} satisfies Mutant;
