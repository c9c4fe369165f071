import { json } from '../../report/formats/json.ts';
import type { Report } from '../../report/model.ts';
import { NAMES } from '../layout.ts';
import { refuse } from '../refusal.ts';
import { reportSchema } from '../report-schema.ts';
import { valid } from '../schema.ts';
import type { Check } from './check.ts';

export const report: Check = {
  number: 6,
  name: 'report',
  statement: 'The report is valid by its JSON Schema, and written as this tool writes it.',
  needs: ['tool'],
  run(dossier) {
    const value = valid<Report>(reportSchema(), dossier.the('reportValue'));
    if (!Buffer.from(json.render(value)).equals(dossier.file(NAMES.report)))
      refuse('has a report that is written otherwise than this tool writes it');
    const { outcome, profile, subject } = dossier.keep('report', value);
    return `valid: ${outcome}, profile ${profile}, of ${subject.target}`;
  },
};
