import type { Mutant } from '../../mutant.ts';
import { withQuery } from '../pages.ts';

export default {
  id: 'envelope/offset-one-less',
  requirement: 'envelope/no-overlap',
  title: 'a page begins one item before its offset',
  fits: ({ envelope }) => envelope?.paging === 'offset',
  mutate(call, forward, { contract }) {
    const name = contract.envelope?.offsetParameter ?? '';
    return forward(withQuery(call, name, (offset) => String(Math.max(0, Number(offset) - 1))));
  },
} satisfies Mutant;
