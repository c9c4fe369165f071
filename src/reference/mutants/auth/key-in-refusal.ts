import type { Mutant } from '../../mutant.ts';
import { credentialOf } from '../credentials.ts';
import { editObject } from '../helpers.ts';

export default {
  id: 'auth/key-in-refusal',
  requirement: 'auth/no-disclosure',
  title: 'the refusal of a credential repeats it',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const received = credentialOf(call, facts);
    if (answer.status !== 401 || received === undefined) return answer;
    return editObject(answer, (body) => ({ ...body, received }));
  },
} satisfies Mutant;
