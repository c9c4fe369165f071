import type { Mutant } from '../../mutant.ts';
import { withQuery } from '../pages.ts';

export default {
  id: 'envelope/cursor-ignored',
  requirement: 'envelope/links',
  title: 'cursors are passed over: every page is the first',
  fits: ({ envelope }) => envelope?.paging === 'cursor',
  mutate(call, forward, { contract }) {
    return forward(withQuery(call, contract.envelope?.cursorParameter ?? '', () => undefined));
  },
} satisfies Mutant;
