import { isObject } from '../../../documents/pointer.ts';
import type { Mutant } from '../../mutant.ts';
import { breaks } from '../helpers.ts';
import { pageIn } from '../pages.ts';
import { hasLaterPages } from '../position.ts';

export default {
  id: 'envelope/broken-item-later',
  requirement: 'envelope/items',
  title: 'on every page but the first, the last item has null where no null may be',
  fits: hasLaterPages,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || !page.later) return answer;
    const { operation, envelope, items, with: exchange } = page;
    const last = items.at(-1);
    const broken = Object.keys(isObject(last) ? last : {})
      .filter((name) => name !== facts.contract.identifier)
      .map((name) => exchange(envelope.items, [...items.slice(0, -1), { ...(last as object), [name]: null }]))
      .find((candidate) => breaks(facts, operation, answer, JSON.parse(candidate.body.toString())));
    return broken ?? answer;
  },
} satisfies Mutant;
