import type { Mutant } from '../../mutant.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/link-other-size',
  requirement: 'envelope/links',
  title: 'the link to the next page asks for larger pages than the request did',
  fits: ({ envelope }) => envelope?.pageSizeParameter !== undefined && envelope.previous !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (typeof page?.next !== 'string' || !URL.canParse(page.next)) return answer;
    const name = page.envelope.pageSizeParameter ?? '';
    const link = new URL(page.next);
    const size = Number(link.searchParams.get(name));
    if (size > 0) link.searchParams.set(name, String(size + 1));
    return page.with(page.envelope.next, link.href);
  },
} satisfies Mutant;
