import { isObject } from '../../../documents/pointer.ts';
import type { Mutant } from '../../mutant.ts';
import { breaks, isNested } from '../helpers.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/broken-item-below',
  requirement: 'envelope/items',
  title: 'below another resource, the last item of a list has null where no null may be',
  fits: ({ envelope, operations }) =>
    envelope !== undefined && operations.some((one) => one.kind === 'list' && isNested(one)),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    const last = page?.items.at(-1);
    if (page === undefined || !isNested(page.operation) || !isObject(last)) return answer;
    const { operation, envelope, items } = page;
    const broken = Object.keys(last)
      .filter((name) => name !== facts.contract.identifier)
      .map((name) => page.with(envelope.items, [...items.slice(0, -1), { ...last, [name]: null }]))
      .find((candidate) => breaks(facts, operation, answer, JSON.parse(candidate.body.toString())));
    return broken ?? answer;
  },
} satisfies Mutant;
