import { beyondReach, gapsIn } from '../obstacles.ts';
import { count, refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const restrictions: Check = {
  number: 16,
  name: 'restrictions',
  statement:
    'No filter, no baseline, no read-only mode, and no case left open but those that the documents leave out of reach.',
  needs: ['plan'],
  run(dossier) {
    const report = dossier.the('report');
    const { narrowed } = dossier.the('planFile');
    const [gap] = gapsIn(report);
    if (gap !== undefined) refuse(`is of a part of the plan: ${gap}`);
    if (narrowed.filters.length > 0 || narrowed.readOnly) refuse('is of a plan that was narrowed');
    if (narrowed.baseline) refuse('was held against a baseline, which tolerates what is known');
    const beyond = beyondReach(report).length;
    return beyond === 0
      ? 'none, and no case is open'
      : `none; ${count(beyond, 'case')} out of reach, listed as coverage`;
  },
};
