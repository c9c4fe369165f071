import type { Mutant } from '../../mutant.ts';
import { editObject } from '../helpers.ts';
import { isRefused } from '../roles.ts';

export default {
  id: 'error/messages-as-text',
  requirement: 'error/validation-body',
  title: 'a field that is wrong has one message, and no array of them',
  fits: ({ fieldErrors }) => fieldErrors?.style === 'members',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (!isRefused(facts, answer, 'error/validation-body')) return answer;
    return editObject(answer, (body) =>
      Object.fromEntries(
        Object.entries(body).map(([name, said]) => [name, Array.isArray(said) ? said[0] : said]),
      ),
    );
  },
} satisfies Mutant;
