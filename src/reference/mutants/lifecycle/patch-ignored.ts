import type { Mutant } from '../../mutant.ts';
import { asRead } from '../changes.ts';

export default {
  id: 'lifecycle/patch-ignored',
  requirement: 'lifecycle/patch',
  title: 'a PATCH is answered with what is there, and does nothing',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'patch'),
  async mutate(call, forward, facts) {
    if (facts.operationOf(call)?.kind !== 'patch') return forward(call);
    const read = await forward(asRead(call));
    return read.status === 200 ? read : forward(call);
  },
} satisfies Mutant;
