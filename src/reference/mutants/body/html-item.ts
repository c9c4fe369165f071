import type { Mutant } from '../../mutant.ts';
import { isSuccess, jsonIn, withHeader } from '../helpers.ts';

export default {
  id: 'body/html-item',
  requirement: 'body/media-type',
  title: 'an item is JSON and said to be HTML',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const read =
      facts.operationOf(call)?.kind === 'read' && isSuccess(answer) && jsonIn(answer) !== undefined;
    return read ? withHeader(answer, 'Content-Type', 'text/html; charset=utf-8') : answer;
  },
} satisfies Mutant;
