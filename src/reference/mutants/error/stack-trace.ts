import type { Mutant } from '../../mutant.ts';
import { editObject } from '../helpers.ts';

const TRACE =
  'Traceback (most recent call last):\n  File "/srv/app/views.py", line 42, in retrieve\n    raise Http404';

export default {
  id: 'error/stack-trace',
  requirement: 'error/no-internals',
  title: 'the answer to what does not exist carries a stack trace',
  async mutate(call, forward) {
    const answer = await forward(call);
    return answer.status === 404 ? editObject(answer, (body) => ({ ...body, trace: TRACE })) : answer;
  },
} satisfies Mutant;
