import { isObject, valueAt } from '../../../documents/pointer.ts';
import { setAt } from '../../json.ts';
import type { Mutant } from '../../mutant.ts';
import { editObject } from '../helpers.ts';
import { isRefused } from '../roles.ts';

export default {
  id: 'error/first-field-only',
  requirement: 'error/required-fields',
  title: 'of several fields that are wrong only the first is named',
  fits: ({ fieldErrors }) => fieldErrors !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const format = facts.contract.fieldErrors;
    if (format === undefined || !isRefused(facts, answer, 'error/required-fields')) return answer;
    return editObject(answer, (body) => {
      if (format.style === 'members') return Object.fromEntries(Object.entries(body).slice(0, 1));
      const errors = valueAt(body, format.at);
      return Array.isArray(errors) && isObject(errors[0]) ? setAt(body, format.at, errors.slice(0, 1)) : body;
    });
  },
} satisfies Mutant;
