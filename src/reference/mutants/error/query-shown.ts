import type { Mutant } from '../../mutant.ts';
import { editObject } from '../helpers.ts';

export default {
  id: 'error/query-shown',
  requirement: 'error/no-internals',
  title: 'a refused creation shows the query that was not run',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (answer.status !== 400 || facts.operationOf(call)?.kind !== 'create') return answer;
    return editObject(answer, (body) => ({ ...body, query: ['INSERT INTO things (name) VALUES (NULL)'] }));
  },
} satisfies Mutant;
