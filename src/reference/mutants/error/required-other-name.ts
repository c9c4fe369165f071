import { valueAt } from '../../../documents/pointer.ts';
import { setAt } from '../../json.ts';
import type { Mutant } from '../../mutant.ts';
import { editObject } from '../helpers.ts';
import { isRefused } from '../roles.ts';

export default {
  id: 'error/required-other-name',
  requirement: 'error/required-fields',
  title: 'what is wrong is named by its place in the request, and not by its name',
  fits: ({ fieldErrors }) => fieldErrors !== undefined,
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const format = facts.contract.fieldErrors;
    if (format === undefined || !isRefused(facts, answer, 'error/required-fields')) return answer;
    return editObject(answer, (body) => {
      if (format.style === 'members')
        return Object.fromEntries(Object.entries(body).map(([name, said]) => [`body.${name}`, said]));
      const errors = valueAt(body, format.at);
      const renamed = Array.isArray(errors)
        ? errors.map((error) => ({ ...error, [format.field]: `/body${error[format.field]}` }))
        : errors;
      return setAt(body, format.at, renamed);
    });
  },
} satisfies Mutant;
