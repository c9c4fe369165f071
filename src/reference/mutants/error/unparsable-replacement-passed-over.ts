import type { Mutant } from '../../mutant.ts';
import { isSuccess, isUnparsable } from '../helpers.ts';

export default {
  id: 'error/unparsable-replacement-passed-over',
  requirement: 'error/malformed-json',
  title: 'a PUT whose JSON does not parse changes nothing and is answered as done',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (facts.operationOf(call)?.kind !== 'replace' || answer.status !== 400 || !isUnparsable(call))
      return answer;
    const headers = call.headers.filter(([name]) => !/^content-/i.test(name));
    const stored = await forward({ ...call, method: 'GET', headers, body: Buffer.alloc(0) });
    return isSuccess(stored) ? stored : answer;
  },
} satisfies Mutant;
