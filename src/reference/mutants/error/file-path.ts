import type { Mutant } from '../../mutant.ts';
import { editObject } from '../helpers.ts';

export default {
  id: 'error/file-path',
  requirement: 'error/no-internals',
  title: 'a refused list shows where the server has its files',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (answer.status !== 401 || facts.operationOf(call)?.kind !== 'list') return answer;
    return editObject(answer, (body) => ({ ...body, source: '/srv/app/authentication.py' }));
  },
} satisfies Mutant;
