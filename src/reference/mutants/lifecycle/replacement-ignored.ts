import type { Mutant } from '../../mutant.ts';
import { asRead } from '../changes.ts';

export default {
  id: 'lifecycle/replacement-ignored',
  requirement: 'lifecycle/replace',
  title: 'a PUT is answered with what is there, and does nothing',
  async mutate(call, forward, facts) {
    if (facts.operationOf(call)?.kind !== 'replace') return forward(call);
    const read = await forward(asRead(call));
    return read.status === 200 ? read : forward(call);
  },
} satisfies Mutant;
