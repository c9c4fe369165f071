import type { Mutant } from '../../mutant.ts';
import { withQuery } from '../pages.ts';

export default {
  id: 'envelope/offset-ignored',
  requirement: 'envelope/no-overlap',
  title: 'offsets are passed over: every page is the first',
  fits: ({ envelope }) => envelope?.paging === 'offset',
  mutate(call, forward, { contract }) {
    const name = contract.envelope?.offsetParameter ?? '';
    return forward(withQuery(call, name, () => undefined));
  },
} satisfies Mutant;
