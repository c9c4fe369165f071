import { differences } from '../differences.ts';
import { refuse } from '../refusal.ts';
import { predicateOf } from '../statement.ts';
import type { Check } from './check.ts';

export const agreement: Check = {
  number: 22,
  name: 'agreement',
  statement:
    'The signed statement says of outcome, target, challenge, times and digests what the report says.',
  needs: ['report'],
  run(dossier) {
    const { predicate } = dossier.the('statement');
    const other = differences(predicateOf(dossier.the('report'), dossier.maker()), predicate);
    if (other.length > 0) refuse(`states another ${other.join(', another ')} than its report`);
    return `${predicate.outcome}, ${predicate.target}`;
  },
};
