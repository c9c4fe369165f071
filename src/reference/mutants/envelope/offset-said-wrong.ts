import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/offset-said-wrong',
  requirement: 'envelope/links',
  title: 'every page says that it begins at 0',
  fits: ({ envelope }) => envelope?.paging === 'offset' && envelope.offset !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    return page?.with(page.envelope.offset, 0) ?? answer;
  },
} satisfies Mutant;
