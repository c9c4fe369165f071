import type { Mutant } from '../../mutant.ts';
import { isSuccess } from '../helpers.ts';
import { isOfOtherType } from '../lenient.ts';

export default {
  id: 'error/media-type-changes-nothing',
  requirement: 'error/media-type',
  title: 'a PUT in another media type changes nothing and is answered as done',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const wrong = facts.operationOf(call)?.kind === 'replace' && isOfOtherType(call, facts);
    if (!wrong || isSuccess(answer)) return answer;
    const headers = call.headers.filter(([name]) => !/^content-/i.test(name));
    const stored = await forward({ ...call, method: 'GET', headers, body: Buffer.alloc(0) });
    return isSuccess(stored) ? stored : answer;
  },
} satisfies Mutant;
