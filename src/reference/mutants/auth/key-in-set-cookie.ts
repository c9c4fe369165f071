import type { Mutant } from '../../mutant.ts';
import { keyOf } from '../credentials.ts';
import { isSuccess, withHeader } from '../helpers.ts';

export default {
  id: 'auth/key-in-set-cookie',
  requirement: 'auth/no-disclosure',
  title: 'a creation sets a cookie that holds the key in base64',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const key = keyOf(call, facts);
    if (key === undefined || facts.operationOf(call)?.kind !== 'create' || !isSuccess(answer)) return answer;
    return withHeader(answer, 'Set-Cookie', `session=${Buffer.from(`key:${key}`).toString('base64')}`);
  },
} satisfies Mutant;
