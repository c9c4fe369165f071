import { pathOf } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';
import { hasLaterPages } from '../position.ts';

export default {
  id: 'envelope/first-item-again',
  requirement: 'envelope/no-overlap',
  title: 'the last of several pages ends with the first item of the list',
  fits: hasLaterPages,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || !page.later || !page.last) return answer;
    const first = { ...call, path: pathOf(call) };
    const [again] = pageIn(await forward(first), first, facts)?.items ?? [];
    return again === undefined ? answer : page.with(page.envelope.items, [...page.items, again]);
  },
} satisfies Mutant;
