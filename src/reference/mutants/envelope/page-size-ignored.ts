import type { Mutant } from '../../mutant.ts';
import { withQuery } from '../pages.ts';

export default {
  id: 'envelope/page-size-ignored',
  requirement: 'envelope/page-size',
  title: 'the page size is passed over',
  fits: ({ envelope }) => envelope?.pageSizeParameter !== undefined,
  mutate(call, forward, facts) {
    const name = facts.contract.envelope?.pageSizeParameter ?? '';
    return forward(withQuery(call, name, () => undefined));
  },
} satisfies Mutant;
