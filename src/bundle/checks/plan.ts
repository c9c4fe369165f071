import { seedOf } from '../../run/challenge.ts';
import { NAMES } from '../layout.ts';
import { planFrom, readPlanFile } from '../plan-file.ts';
import { count, refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const plan: Check = {
  number: 9,
  name: 'plan',
  statement: 'The plan made anew of contract, surface and seed is the one of the bundle, to the case.',
  needs: ['surface'],
  run(dossier) {
    const file = dossier.keep('planFile', readPlanFile(dossier.file(NAMES.plan)));
    const report = dossier.the('report');
    const { profile } = dossier.expected;
    if (profile !== undefined && file.profile !== profile)
      refuse(`is of the profile ${file.profile}: you asked for ${profile}`);
    const made = planFrom(dossier.the('laid'), file);
    if (made.digest !== file.digest) refuse('has a plan that contract, surface and seed do not make');
    if (made.cases.map(({ id }) => id).join('\n') !== file.cases.join('\n'))
      refuse('has a plan with other cases than contract, surface and seed make');
    if (file.cases.length === 0) refuse('has a plan without a case');
    const same =
      report.plan.digest === made.digest &&
      report.plan.cases === made.cases.length &&
      report.run.seed === file.seed &&
      report.profile === file.profile;
    if (!same) refuse('has a report on another plan');
    dossier.keep('plan', made);
    const { challenge } = report.run;
    const whence =
      challenge !== undefined && seedOf(challenge) === file.seed ? 'of the challenge' : "the vendor's choice";
    const values = configured(file.values);
    const given = values > 0 ? `, ${count(values, 'value')} by the vendor's configuration` : '';
    return `${count(file.cases.length, 'case')}, profile ${file.profile}, seed ${file.seed} (${whence})${given}`;
  },
};

/** How many values a vendor has configured, of all kinds. */
function configured(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, one) => sum + configured(one), 0);
}
