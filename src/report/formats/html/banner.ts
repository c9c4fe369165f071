import type { Verdict } from '../../../model.ts';
import type { Report } from '../../model.ts';
import { secondsOf } from '../../seconds.ts';
import { whyOf } from '../../why.ts';
import { summaryOf } from '../common/summary.ts';
import { joined, type Markup, markup, text } from './markup.ts';
import { amount, code, field, momentOf, numeral } from './parts.ts';
import { filteredOf, outcomeLook, outcomeOf, shortcomings } from './tones.ts';

const VERDICTS = [
  ['pass', 'pass'],
  ['fail', 'fail'],
  ['error', 'error'],
  ['inconclusive', 'inconclusive'],
  ['not-run', 'not run'],
  ['not-applicable', 'not applicable'],
] as const;

/** What a reader with one glance takes along: the outcome, why, and what it is about. */
export function banner(report: Report): Markup {
  const { tone, mark } = outcomeLook(report);
  const lacks = shortcomings(report).map((one) => markup`<p>${text(one)}</p>\n`);
  return markup`<header>
<div class="banner ${text(tone)}">
<p class="brand">Trysquare report</p>
<h1><span aria-hidden="true">${text(mark)}</span> ${text(nameOf(report))}</h1>
${lacks}<p>${text(whyOf(report))}</p>
</div>
<dl class="facts">
${facts(report)}</dl>
</header>
`;
}

/** The outcome as a heading. */
export function nameOf(report: Report): string {
  return outcomeOf(report).toUpperCase().replaceAll('-', ' ');
}

function facts(report: Report): Markup {
  const { contract, run, plan, subject } = report;
  const limits = [
    ...(run.mode === 'judged' ? ['judged from recorded exchanges'] : []),
    ...(run.readOnly ? ['read-only: nothing was sent that changes something'] : []),
    ...plan.filters.map((filter) => `filter ${filter}`),
  ];
  return markup`${[
    field('Target', code(subject.target)),
    field(
      'Contract',
      text(
        `${contract.title} (${contract.id} ${contract.version}), profile ${report.profile}${own(contract)}`,
      ),
    ),
    field('Surface', surfaceOf(contract)),
    field('Cases', casesOf(report)),
    field('Coverage', text(summaryOf(report).coverage)),
    field(
      'Run',
      text(
        `${amount(run.requests, 'request')} in ${secondsOf(run).toFixed(1)} s, ${momentOf(run.startedAt)}`,
      ),
    ),
    field('Limits', limits.length === 0 ? undefined : text(limits.join('; '))),
  ].filter((one) => one !== undefined)}`;
}

function own({ surface, operations }: Report['contract']): string {
  return surface === undefined ? `, ${amount(operations, 'operation')}` : '';
}

function surfaceOf({ surface, operations }: Report['contract']): Markup | undefined {
  if (surface === undefined) return undefined;
  const lost = surface.operations - operations;
  const testable = lost === 0 ? '' : `, ${numeral(lost)} of them not testable`;
  return text(`${surface.title} ${surface.version}, ${amount(surface.operations, 'operation')}${testable}`);
}

function casesOf(report: Report): Markup {
  const { footer, plan } = report;
  const filtered = filteredOf(report);
  const counts = VERDICTS.filter(
    ([verdict]) => verdict === 'pass' || verdict === 'fail' || footer.cases[verdict] > 0,
  ).map(([verdict, name]) => countOf(footer.cases[verdict], verdict, name));
  const left = filtered === 0 ? '' : `, ${numeral(filtered)} left out by a filter`;
  return markup`${joined(counts, markup`, `)} (${text(`${numeral(plan.cases)} planned${left}`)})`;
}

/** What went wrong stands out, where there is any. */
function countOf(count: number, verdict: Verdict, name: string): Markup {
  const words = text(`${numeral(count)} ${name}`);
  return count > 0 && (verdict === 'fail' || verdict === 'error') ? markup`<b>${words}</b>` : words;
}
