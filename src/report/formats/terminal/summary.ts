import { plural } from '../../../plural.ts';
import { groupBy } from '../../group.ts';
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
  const groups = groupBy(leftBehind, ({ path, reason }) => `${reason} ${collectionOf(path)}`);
  const lines = [...groups.values()].flatMap((group) => [
    ...page.paragraph(2, placeOf(group)),
    ...page.paragraph(4, group[0]?.reason ?? ''),
  ]);
  return [page.heading('Left behind', 'made by this run, remove it by hand'), '', ...lines, ''];
}

/** Resources of one collection are left for one reason: their number says it. */
function placeOf(group: Report['leftBehind']): string {
  const [first] = group;
  const path = first?.path ?? '';
  return group.length < 3
    ? group.map((one) => one.path).join(', ')
    : `${group.length} in ${collectionOf(path)}`;
}

function collectionOf(path: string): string {
  return path.replace(/[^/]+\/?$/, '').replace(ID, '…');
}

/** An id within a path. */
const ID = /(?<=\/)(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d+)(?=\/)/g;

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
      .paragraph(0, `${mark} ${report.outcome.toUpperCase()}: ${whyOf(report, page.command)}`)
      .map((line) => page.paint(colour, line)),
  ];
}

function contractLine(
  { id, version, title, operations, surface }: Report['contract'],
  profile: string,
): string {
  const contract = `${title} (${id} ${version})`;
  if (surface === undefined) return `${contract}, ${plural(operations, 'operation')}, profile ${profile}`;
  const all =
    surface.operations === operations ? '' : `, ${surface.operations - operations} of them not testable`;
  return `${contract} over ${surface.title} ${surface.version}, ${plural(surface.operations, 'operation')}${all}, profile ${profile}`;
}
