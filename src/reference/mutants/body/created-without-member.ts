import type { Mutant } from '../../mutant.ts';
import { breaks, editObject, isSuccess } from '../helpers.ts';

export default {
  id: 'body/created-without-member',
  requirement: 'body/schema',
  title: 'the answer to a creation lacks a member that it has to have',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    if (operation?.kind !== 'create' || !isSuccess(answer)) return answer;
    return editObject(answer, (item) => {
      const without = Object.keys(item)
        .filter((name) => name !== facts.contract.identifier)
        .map((name) => Object.fromEntries(Object.entries(item).filter(([member]) => member !== name)));
      return without.find((candidate) => breaks(facts, operation, answer, candidate)) ?? item;
    });
  },
} satisfies Mutant;
