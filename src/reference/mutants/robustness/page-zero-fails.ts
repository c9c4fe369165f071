import type { Envelope } from '../../../model.ts';
import { queryIn } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { answerWith } from '../roles.ts';

function counters(envelope: Envelope | undefined): (string | undefined)[] {
  return [envelope?.pageParameter, envelope?.offsetParameter, envelope?.pageSizeParameter];
}

export default {
  id: 'robustness/page-zero-fails',
  requirement: 'robustness/hostile-input',
  title: 'a list that is to be counted from below zero, or by no number, makes the server fail',
  fits: ({ envelope }) => counters(envelope).some((name) => name !== undefined),
  async mutate(call, forward, facts) {
    const query = queryIn(call);
    const counted = counters(facts.contract.envelope).map((name) => query.get(name ?? ''));
    const answer = await forward(call);
    const fails = counted.some((value) => value !== null && !/^\d+$/.test(value)) && answer.status !== 401;
    return fails ? answerWith(facts, 500) : answer;
  },
} satisfies Mutant;
