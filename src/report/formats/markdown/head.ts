import { plural } from '../../../plural.ts';
import type { Report } from '../../model.ts';
import { secondsOf } from '../../seconds.ts';
import { summaryOf } from '../common/summary.ts';
import { code, prose } from './text.ts';

/** The outcome, why, and on how much it stands. */
export function headBlock(report: Report): string {
  const { success, headline, coverage, open } = summaryOf(report);
  const { contract, footer, plan, profile, run, subject } = report;
  const colon = headline.indexOf(':');
  const mark = success ? '✅' : '❌';
  const { surface } = contract;
  const over = surface === undefined ? '' : ` over ${prose(`${surface.title} ${surface.version}`)}`;
  const limits = [...(run.readOnly ? ['read-only'] : []), ...plan.filters];
  const lines = [
    `## ${mark} ${headline.slice(0, colon)}`,
    '',
    `**Why** ${prose(headline.slice(colon + 1).trim())}`,
    '',
    `- **Coverage** ${coverage}; ${open}`,
    `- **Cases** ${footer.cases.pass} passed, ${footer.cases.fail} failed, ${footer.cases.inconclusive} inconclusive, ${footer.cases['not-run']} not run, ${footer.cases.error} error, ${footer.cases['not-applicable']} not applicable`,
    `- **Contract** ${prose(`${contract.title} (${contract.id} ${contract.version})`)}${over}, profile ${code(profile)}`,
    `- **Target** ${code(subject.target)}, ${plural(run.requests, 'request')} in ${secondsOf(run).toFixed(1)} s from ${code(run.startedAt)} on`,
    ...(limits.length === 0 ? [] : [`- **Limits** ${limits.map(code).join(', ')}`]),
    ...(surface === undefined || surface.contradictions.length + surface.untestable.length === 0
      ? []
      : [
          `- **Document** contradicts the contract in ${plural(surface.contradictions.length, 'place')}; ${surface.untestable.length} of its operations cannot be judged`,
        ]),
    ...(report.leftBehind.length === 0
      ? []
      : [
          `- **Left behind** ${plural(report.leftBehind.length, 'resource')} that this run made and could not remove`,
        ]),
    '',
  ];
  return lines.join('\n');
}
