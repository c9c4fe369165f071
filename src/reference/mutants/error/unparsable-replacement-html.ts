import type { Mutant } from '../../mutant.ts';
import { isUnparsable, withBody, withHeader } from '../helpers.ts';

export default {
  id: 'error/unparsable-replacement-html',
  requirement: 'error/malformed-json',
  title: 'a PUT whose JSON does not parse is answered with a page',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'replace'),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const wrong = facts.operationOf(call)?.kind === 'replace' && answer.status === 400 && isUnparsable(call);
    if (!wrong) return answer;
    return withBody(withHeader(answer, 'Content-Type', 'text/html'), '<h1>Bad Request (400)</h1>');
  },
} satisfies Mutant;
