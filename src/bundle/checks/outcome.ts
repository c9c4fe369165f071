import { failureIn } from '../obstacles.ts';
import { count, refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const outcome: Check = {
  number: 17,
  name: 'outcome',
  statement:
    'The outcome is one to certify: every requirement of the profile verified, or failed below MUST alone.',
  needs: ['report'],
  run(dossier) {
    const report = dossier.the('report');
    const failure = failureIn(report);
    if (failure !== undefined) refuse(`certifies nothing: ${failure}`);
    const own = report.profiles[report.profile];
    if (own === undefined || own.verified.length === 0)
      return refuse('certifies nothing: no requirement is verified');
    const deviations = own.deviations.length > 0 ? `, deviating from ${own.deviations.join(', ')}` : '';
    return `${report.outcome}: ${count(own.verified.length, 'requirement')} verified${deviations}`;
  },
};
