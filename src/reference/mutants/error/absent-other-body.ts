import type { Mutant } from '../../mutant.ts';
import { editObject } from '../helpers.ts';

export default {
  id: 'error/absent-other-body',
  requirement: 'error/not-found',
  title: 'a PUT to what does not exist is answered 404 in another form',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'replace'),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const wrong = facts.operationOf(call)?.kind === 'replace' && answer.status === 404;
    return wrong ? editObject(answer, () => ({ error: 'no such object' })) : answer;
  },
} satisfies Mutant;
