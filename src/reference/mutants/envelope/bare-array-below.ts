import type { Mutant } from '../../mutant.ts';
import { isNested, withJson } from '../helpers.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'envelope/bare-array-below',
  requirement: 'envelope/shape',
  title: 'below another resource, a list is an array without its envelope',
  fits: ({ envelope, operations }) =>
    envelope !== undefined &&
    envelope.items !== '' &&
    operations.some((one) => one.kind === 'list' && isNested(one)),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    return page !== undefined && isNested(page.operation) ? withJson(answer, page.items) : answer;
  },
} satisfies Mutant;
