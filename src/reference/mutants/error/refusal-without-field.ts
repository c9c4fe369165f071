import type { Mutant } from '../../mutant.ts';
import { wrongBodyOf } from '../lenient.ts';
import { isRefused, wrongAnswer } from '../roles.ts';

export default {
  id: 'error/refusal-without-field',
  requirement: 'error/rejects-invalid',
  title: 'a value that is wrong gives the answer to another mistake, which names no field',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const wrong = wrongBodyOf(call, facts)?.wrong.every(({ path }) => path.length > 0) === true;
    return wrong && isRefused(facts, answer, 'error/rejects-invalid')
      ? wrongAnswer(facts, 'error/rejects-invalid')
      : answer;
  },
} satisfies Mutant;
