import type { CaseResult } from '../../model.ts';
import { judgeRecord } from '../recount.ts';
import { count, refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const judging: Check = {
  number: 13,
  name: 'judging',
  statement: "Every verdict judged anew from the recorded exchanges is the report's.",
  needs: ['results', 'challenge'],
  async run(dossier) {
    const judgement = await judgeRecord(dossier.the('plan'), dossier.the('record'));
    const { cases } = dossier.the('report');
    const other = judgement.results.findIndex(
      (result, at) => JSON.stringify(result) !== JSON.stringify(cases[at]),
    );
    const [shown, claimed] = [judgement.results[other], cases[other]];
    if (shown !== undefined && claimed !== undefined)
      refuse(`says of ${shown.id}: ${saying(claimed)}; the record shows: ${saying(shown)}`);
    dossier.keep('judgement', judgement);
    return `${count(cases.length, 'verdict')}, each as the record shows it`;
  },
};

function saying({ verdict, message, attempts }: CaseResult): string {
  return `${verdict}${message === undefined ? '' : ` (${message.split('\n')[0]})`} in ${count(attempts, 'attempt')}`;
}
