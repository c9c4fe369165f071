import type { Mutant } from '../../mutant.ts';
import { editObject, firstBreaking, isSuccess } from '../helpers.ts';

export default {
  id: 'body/text-for-number',
  requirement: 'body/schema',
  title: 'the answer to a PUT has text where a number or a truth value belongs',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    if (operation?.kind !== 'replace' || !isSuccess(answer)) return answer;
    const asText = (value: unknown): unknown =>
      typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    return editObject(answer, (item) => firstBreaking(facts, operation, answer, item, asText) ?? item);
  },
} satisfies Mutant;
