import { count } from '../refusal.ts';
import { readStatement } from '../statement.ts';
import type { Check } from './check.ts';

export const statement: Check = {
  number: 3,
  name: 'statement',
  statement:
    'What was signed is an in-toto Statement of this kind, with a digest for each subject and none twice.',
  needs: ['signatures'],
  run(dossier) {
    const { subject } = dossier.keep('statement', readStatement(dossier.the('envelope').payload));
    return `an in-toto Statement on ${count(subject.length, 'file')}`;
  },
};
