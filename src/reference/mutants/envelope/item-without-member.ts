import { isObject } from '../../../documents/pointer.ts';
import type { Mutant } from '../../mutant.ts';
import { breaks } from '../helpers.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/item-without-member',
  requirement: 'envelope/items',
  title: 'the first item of a list lacks a member that every item has',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    const [first, ...others] = page?.items ?? [];
    if (page === undefined || !isObject(first)) return answer;
    const without = (name: string) =>
      Object.fromEntries(Object.entries(first).filter(([member]) => member !== name));
    const broken = Object.keys(first)
      .filter((name) => name !== facts.contract.identifier)
      .map((name) => page.with(page.envelope.items, [without(name), ...others]))
      .find((candidate) => breaks(facts, page.operation, answer, JSON.parse(candidate.body.toString())));
    return broken ?? answer;
  },
} satisfies Mutant;
