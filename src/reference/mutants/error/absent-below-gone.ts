import type { Mutant } from '../../mutant.ts';
import { isNested } from '../helpers.ts';

export default {
  id: 'error/absent-below-gone',
  requirement: 'error/not-found',
  title: 'below another resource, to read what never was is answered as if it had been deleted',
  fits: ({ operations }) => operations.some((one) => one.kind === 'read' && isNested(one)),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    const absent = operation?.kind === 'read' && isNested(operation) && answer.status === 404;
    return absent ? { ...answer, status: 410 } : answer;
  },
} satisfies Mutant;
