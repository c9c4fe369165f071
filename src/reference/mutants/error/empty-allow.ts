import { isItem } from '../../../contract/kind.ts';
import type { Mutant } from '../../mutant.ts';
import { withHeader } from '../helpers.ts';
import { templateOf } from '../roles.ts';

export default {
  id: 'error/empty-allow',
  requirement: 'error/method-not-allowed',
  title: 'where an item is named, the Allow of a 405 is empty',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const template = answer.status === 405 ? templateOf(call, facts) : undefined;
    return template !== undefined && isItem(template) ? withHeader(answer, 'Allow', '') : answer;
  },
} satisfies Mutant;
