import type { Mutant } from '../../mutant.ts';
import { isBare, withKey } from '../credentials.ts';
import { isSuccess } from '../helpers.ts';

export default {
  id: 'auth/missing-key-reads',
  requirement: 'auth/missing-key',
  title: 'what exists can be read without a key',
  async mutate(call, forward, facts) {
    if (call.method !== 'GET' || !isBare(call, facts)) return forward(call);
    const answer = await forward(withKey(call, facts));
    return isSuccess(answer) ? answer : forward(call);
  },
} satisfies Mutant;
