import type { Mutant } from '../../mutant.ts';
import { isSuccess, jsonIn } from '../helpers.ts';
import { isRefused } from '../roles.ts';

export default {
  id: 'error/required-passed-over',
  requirement: 'error/required-fields',
  title: 'a PUT without what is required changes nothing and is answered as done',
  fits: ({ fieldErrors, operations }) =>
    fieldErrors !== undefined && operations.some(({ kind }) => kind === 'replace'),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const refused = isRefused(facts, answer, 'error/required-fields') && jsonIn(call) !== undefined;
    if (facts.operationOf(call)?.kind !== 'replace' || !refused) return answer;
    const headers = call.headers.filter(([name]) => !/^content-/i.test(name));
    const stored = await forward({ ...call, method: 'GET', headers, body: Buffer.alloc(0) });
    return isSuccess(stored) ? stored : answer;
  },
} satisfies Mutant;
