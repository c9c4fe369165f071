import { isObject } from '../../../documents/pointer.ts';
import type { Mutant } from '../../mutant.ts';
import { isSuccess, jsonIn, withBody } from '../helpers.ts';

export default {
  id: 'body/member-twice',
  requirement: 'body/media-type',
  title: 'the answer to a creation has one of its members twice',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const value = jsonIn(answer);
    if (facts.operationOf(call)?.kind !== 'create' || !isSuccess(answer) || !isObject(value)) return answer;
    const [first] = Object.entries(value);
    if (first === undefined) return answer;
    const member = `${JSON.stringify(first[0])}:${JSON.stringify(first[1])}`;
    return withBody(answer, `{${member},${JSON.stringify(value).slice(1)}`);
  },
} satisfies Mutant;
