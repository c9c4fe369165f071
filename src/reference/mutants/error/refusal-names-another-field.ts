import type { Mutant } from '../../mutant.ts';
import { withBody } from '../helpers.ts';
import { wrongBodyOf } from '../lenient.ts';
import { isRefused } from '../roles.ts';

export default {
  id: 'error/refusal-names-another-field',
  requirement: 'error/rejects-invalid',
  title: 'of a wrong value the refusal names a field that there is not',
  fits: ({ fieldErrors }) => fieldErrors !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const wrong = wrongBodyOf(call, facts)?.wrong ?? [];
    const [field] = wrong[0]?.path ?? [];
    if (field === undefined || !isRefused(facts, answer, 'error/rejects-invalid')) return answer;
    const named = new RegExp(`"(#?/?)${field}(?=[/"])`, 'g');
    return withBody(answer, answer.body.toString().replace(named, '"$1someOtherField'));
  },
} satisfies Mutant;
