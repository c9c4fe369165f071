import type { Mutant } from '../../mutant.ts';
import { credentialOf } from '../credentials.ts';
import { wrongAnswer } from '../roles.ts';

export default {
  id: 'auth/wrong-scheme-other-body',
  requirement: 'auth/wrong-scheme',
  title: 'a write with the key alone, without its scheme, gives the answer to another mistake',
  fits: ({ credential }) => credential.prefix !== '',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const bare = call.method !== 'GET' && credentialOf(call, facts) === facts.keys.full;
    return bare && answer.status === 401 ? wrongAnswer(facts, 'auth/wrong-scheme') : answer;
  },
} satisfies Mutant;
