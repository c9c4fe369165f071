import { count, refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const results: Check = {
  number: 10,
  name: 'results',
  statement: 'Each planned case has exactly one result, and nothing else has one.',
  needs: ['plan'],
  run(dossier) {
    const { cases: planned } = dossier.the('plan');
    const { cases } = dossier.the('report');
    for (const [index, { id, requirement, operation }] of planned.entries()) {
      const result = cases[index];
      if (result?.id !== id) refuse(`has no result for ${id} in its place`);
      if (result?.requirement !== requirement || result.operation !== operation)
        refuse(`has a result for ${id} under another requirement or operation`);
    }
    if (cases.length > planned.length)
      refuse(`has ${count(cases.length - planned.length, 'result')} of no planned case`);
    return `one result for each of ${count(planned.length, 'case')}`;
  },
};
