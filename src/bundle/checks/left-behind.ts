import { leftBehindIn, unlisted } from '../left-behind.ts';
import { count, refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const leftBehind: Check = {
  number: 23,
  name: 'left-behind',
  statement: 'What the evidence shows as made and not removed again, the report lists as left behind.',
  needs: ['plan', 'challenge'],
  run(dossier) {
    const shown = leftBehindIn(dossier.the('plan'), dossier.the('record'));
    const { leftBehind: listed } = dossier.the('report');
    const [hidden] = unlisted(shown, listed);
    if (hidden !== undefined)
      refuse(`has a report that does not list ${hidden.path} as left behind (${hidden.reason})`);
    return listed.length === 0
      ? 'nothing, by all that the evidence shows'
      : `${count(listed.length, 'thing')}, each listed`;
  },
};
