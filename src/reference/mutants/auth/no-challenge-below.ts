import type { Mutant } from '../../mutant.ts';
import { withoutHeader } from '../headers.ts';
import { isNested } from '../helpers.ts';

export default {
  id: 'auth/no-challenge-below',
  requirement: 'auth/challenge',
  title: 'below another resource, a 401 names no scheme',
  fits: ({ operations }) => operations.some(isNested),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    const silent = answer.status === 401 && operation !== undefined && isNested(operation);
    return silent ? withoutHeader(answer, 'WWW-Authenticate') : answer;
  },
} satisfies Mutant;
