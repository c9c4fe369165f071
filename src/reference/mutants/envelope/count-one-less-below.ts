import type { Mutant } from '../../mutant.ts';
import { isNested } from '../helpers.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/count-one-less-below',
  requirement: 'envelope/count',
  title: 'below another resource, the count is one too low',
  fits: ({ envelope, operations }) =>
    envelope?.count !== undefined && operations.some((one) => one.kind === 'list' && isNested(one)),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined || !isNested(page.operation)) return answer;
    const { count, envelope } = page;
    return typeof count === 'number' && count > 0 ? page.with(envelope.count, count - 1) : answer;
  },
} satisfies Mutant;
