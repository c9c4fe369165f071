import type { Mutant } from '../../mutant.ts';
import { withQuery } from '../pages.ts';

export default {
  id: 'envelope/page-size-one-more',
  requirement: 'envelope/page-size',
  title: 'a page has one item more than were asked for',
  fits: ({ envelope }) => envelope?.pageSizeParameter !== undefined,
  mutate(call, forward, facts) {
    const name = facts.contract.envelope?.pageSizeParameter ?? '';
    return forward(withQuery(call, name, (size) => String(Number(size) + 1)));
  },
} satisfies Mutant;
