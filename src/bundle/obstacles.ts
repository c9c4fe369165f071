import type { CaseResult } from '../model.ts';
import type { Report } from '../report/model.ts';
import { count, some } from './refusal.ts';

/** Whether nothing is known of a case that is not beyond reach by the documents themselves. */
function isOpen({ verdict, reason }: CaseResult): boolean {
  return (
    verdict === 'error' ||
    ((verdict === 'inconclusive' || verdict === 'not-run') && reason !== 'out-of-reach')
  );
}

/** What a run left out, each as a sentence: a certificate is of the whole plan. */
export function gapsIn({ plan, run, cases, footer }: Report): string[] {
  const open = cases.filter(isOpen);
  return [
    ...(plan.filters.length > 0 ? [`filters narrow the plan: ${plan.filters.join(' ')}`] : []),
    ...(run.readOnly ? ['it was read-only: nothing was verified that takes a change'] : []),
    ...(run.mode !== 'live' ? ['nothing was sent: it was judged from a record'] : []),
    ...(run.aborted !== undefined ? [`it ended early: ${run.aborted}`] : []),
    ...(footer.complete ? [] : ['it does not account for every case']),
    ...(open.length > 0
      ? [
          `${count(open.length, 'case')} left open: ${some(open.map(({ id, message }) => `${id} (${message})`))}`,
        ]
      : []),
  ];
}

/** Why a run's outcome is none to certify, as a sentence; undefined where it is one. */
export function failureIn({ outcome, findings }: Report): string | undefined {
  if (outcome === 'conformant' || outcome === 'conformant-with-deviations') return undefined;
  const [first] = findings;
  const such =
    first === undefined
      ? ''
      : ` (${count(findings.length, 'finding')}, such as ${first.requirement}: ${first.title})`;
  return `the outcome is ${outcome}${such}`;
}

/** Cases that the documents offer no way to: they narrow what is certified. */
export function beyondReach({ cases }: Report): CaseResult[] {
  return cases.filter(({ reason }) => reason === 'out-of-reach');
}
