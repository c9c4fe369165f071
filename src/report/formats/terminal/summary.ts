import type { Report, RunOutcome } from '../../model.ts';
import { secondsOf } from '../../seconds.ts';
import { whyOf } from '../../why.ts';
import type { Colour, Page } from './page.ts';

const MARKS: Readonly<Record<RunOutcome, readonly [mark: string, colour: Colour]>> = {
  conformant: ['✓', 'green'],
  'conformant-with-deviations': ['✓', 'yellow'],
  nonconformant: ['✗', 'red'],
  incomplete: ['?', 'yellow'],
  invalid: ['✗', 'red'],
};

const VERDICTS = [
  ['pass', 'pass'],
  ['fail', 'fail'],
  ['error', 'error'],
  ['inconclusive', 'inconclusive'],
  ['not-run', 'not run'],
  ['not-applicable', 'not applicable'],
] as const;

/** What this run left on the target. */
export function leftBehindSection({ leftBehind }: Report, page: Page): string[] {
  if (leftBehind.length === 0) return [];
  const lines = leftBehind.flatMap(({ path, reason }) => [
    ...page.paragraph(2, path),
    ...page.paragraph(4, reason),
  ]);
  return [page.heading('Left behind', 'made by this run, remove it by hand'), '', ...lines, ''];
}

/** The end of the page, which is what a reader of a build log sees first: numbers, subject, outcome. */
export function summarySection(report: Report, page: Page): string[] {
  const { contract, footer, plan, run, subject } = report;
  const counts = VERDICTS.filter(
    ([verdict]) => verdict === 'pass' || verdict === 'fail' || footer.cases[verdict] > 0,
  );
  const numbers = counts.map(([verdict, name]) => `${footer.cases[verdict]} ${name}`).join(', ');
  const filtered = report.cases.filter(({ reason }) => reason === 'filtered').length;
  const missing = plan.cases - (report.cases.length - filtered);
  const planned = [
    `${plan.cases} planned`,
    ...(filtered > 0 ? [`${filtered} left out by a filter`] : []),
    ...(missing > 0 ? [`${missing} not accounted for`] : []),
  ];
  const limits = [
    ...(run.mode === 'judged' ? ['judged from recorded exchanges'] : []),
    ...(run.readOnly ? ['read-only: nothing was sent that changes something'] : []),
    ...plan.filters.map((filter) => `filter: ${filter}`),
  ];
  const [mark, colour] = MARKS[report.outcome];
  return [
    ...page.field('cases', `${numbers} (${planned.join(', ')})`),
    ...page.field('requests', `${run.requests} in ${secondsOf(run).toFixed(1)} s`),
    ...(limits.length === 0 ? [] : page.field('limits', limits.join('; '))),
    ...page.field('contract', contractLine(contract, report.profile)),
    ...page.field('target', subject.target),
    ...(run.aborted === undefined ? [] : page.field('aborted', run.aborted, 'red')),
    '',
    ...page
      .paragraph(0, `${mark} ${report.outcome.toUpperCase()}: ${whyOf(report)}`)
      .map((line) => page.paint(colour, line)),
  ];
}

function contractLine({ id, version, title, operations }: Report['contract'], profile: string): string {
  return `${title} (${id} ${version}), ${operations} operations, profile ${profile}`;
}
