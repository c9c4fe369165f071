import { differences } from '../differences.ts';
import { NAMES } from '../layout.ts';
import { recounted } from '../recount.ts';
import { count, refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const rollUps: Check = {
  number: 15,
  name: 'roll-ups',
  statement: 'Requirements, profiles, outcome, findings and counts follow from the verdicts.',
  needs: ['results', 'evidence'],
  run(dossier) {
    const report = dossier.the('report');
    const evidence = { record: dossier.the('record'), bytes: dossier.file(NAMES.evidence) };
    const made = recounted(dossier.the('plan'), report.cases, report, evidence);
    const other = differences(made, report);
    if (other.length > 0) refuse(`has a report whose ${other.join(', ')} do not follow from its verdicts`);
    const { requirements, findings } = report;
    return `${count(requirements.length, 'requirement')}, ${count(findings.length, 'finding')}, all counts and the outcome`;
  },
};
