import type { Mutant } from '../../mutant.ts';
import { withQuery } from '../pages.ts';

export default {
  id: 'envelope/offset-one-more',
  requirement: 'envelope/count',
  title: 'a page begins one item behind its offset',
  fits: ({ envelope }) => envelope?.paging === 'offset' && envelope.count !== undefined,
  mutate(call, forward, { contract }) {
    const name = contract.envelope?.offsetParameter ?? '';
    return forward(withQuery(call, name, (offset) => String(Number(offset) + 1)));
  },
} satisfies Mutant;
