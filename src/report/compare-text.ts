import type { OperationKey } from '../model.ts';
import { plural } from '../plural.ts';
import type { Comparison, RequirementChange, RunFact } from './compare.ts';
import type { FindingNote } from './compare-findings.ts';
import { plainPage } from './formats/common/log.ts';
import { columnsOf, cut, firstFew } from './formats/terminal/lines.ts';
import { type Colour, newPage, type Page } from './formats/terminal/page.ts';
import { inert } from './inert.ts';

const NARROWEST = 80;
const MOST_OPERATIONS = 3;

const MARKS: Readonly<Record<Comparison['verdict'], readonly [mark: string, colour: Colour]>> = {
  'nothing worse': ['✓', 'green'],
  'something new fails': ['✗', 'red'],
  'less is verified': ['?', 'yellow'],
};

/** A comparison for a person: what is new, changed and gone, and at the end whether it got worse. */
export function renderComparison(
  comparison: Comparison,
  names: { readonly before: string; readonly now: string },
  options: { readonly colour: boolean; readonly width?: number },
): string {
  const page = newPage(Math.max(options.width ?? NARROWEST, NARROWEST), options.colour);
  const { findings, differences, verdict } = comparison;
  const [mark, colour] = MARKS[verdict];
  const lines = [
    ...findingsSection('New', findings.new, '✗', page),
    ...findings.changed.flatMap((finding, index) => [
      ...(index === 0 ? [page.heading('Changed', 'the same cause, on other operations'), ''] : []),
      ...headOf(finding, finding.appeared.length > 0 ? '✗' : '–', page),
      ...operationsField('now also', finding.appeared, page),
      ...operationsField('no more', finding.disappeared, page),
      '',
    ]),
    ...findingsSection('Gone', findings.gone, '✓', page),
    ...requirementsSection(comparison.requirements, page),
    ...operationsSection(comparison, page),
    ...runField('before', names.before, comparison.before, page),
    ...runField('now', names.now, comparison.now, page),
    ...differences.flatMap((text) => page.field('differs', text, 'yellow')),
    '',
    ...page
      .paragraph(0, `${mark} ${verdict.toUpperCase()}: ${countsOf(comparison)}`)
      .map((line) => page.paint(colour, line)),
  ];
  return plainPage(lines);
}

function findingsSection(name: string, findings: readonly FindingNote[], mark: string, page: Page): string[] {
  if (findings.length === 0) return [];
  const gone = mark === '✓';
  return [
    page.heading(name, plural(findings.length, 'finding')),
    '',
    ...findings.flatMap((finding) => [
      ...headOf(finding, mark, page),
      ...operationsField('where', finding.operations, page),
      ...(gone ? [] : page.field('fix', finding.fix)),
      ...(gone || finding.curl === undefined ? [] : [`  ${inert(finding.curl)}`]),
      '',
    ]),
  ];
}

function headOf({ level, requirement, title, operations }: FindingNote, mark: string, page: Page): string[] {
  const head = `${mark} ${level} ${inert(requirement)}`;
  const colour = mark === '✗' ? 'red' : 'green';
  return [
    page.paint(colour, head) + page.paint('dim', ` on ${plural(operations.length, 'operation')}`),
    ...page.paragraph(2, cut(title)).map((line) => page.paint('bold', line)),
  ];
}

function operationsField(label: string, operations: readonly OperationKey[], page: Page): string[] {
  if (operations.length === 0) return [];
  return page.field(label, firstFew(operations, MOST_OPERATIONS, page.room));
}

function requirementsSection(changes: readonly RequirementChange[], page: Page): string[] {
  if (changes.length === 0) return [];
  const room = Math.max(...changes.map(({ requirement }) => columnsOf(inert(requirement))));
  return [
    page.heading('Requirements', `${changes.length} came to something else`),
    '',
    ...changes.map(
      ({ requirement, level, before, now }) =>
        `  ${level.padEnd(6)} ${inert(requirement).padEnd(room)}  ${before}, now ${now}`,
    ),
    '',
  ];
}

function operationsSection({ operations }: Comparison, page: Page): string[] {
  const lines = [
    ...operationsField('fail now', operations.failing, page),
    ...operationsField('mended', operations.mended, page),
    ...operationsField('open now', operations.opened, page),
    ...operationsField('closed', operations.closed, page),
    ...operationsField('added', operations.added, page),
    ...operationsField('removed', operations.removed, page),
  ];
  return lines.length === 0 ? [] : [page.heading('Operations'), '', ...lines, ''];
}

function runField(label: string, name: string, run: RunFact, page: Page): string[] {
  const text = `${name} (${run.finishedAt.slice(0, 16).replace('T', ' ')}): ${run.headline}; ${run.coverage}; ${run.open}`;
  return page.field(label, text);
}

function countsOf({ findings, requirements }: Comparison): string {
  const { new: fresh, gone, changed, same } = findings;
  return [
    plural(fresh.length, 'new finding'),
    `${changed.length} changed`,
    `${gone.length} gone`,
    `${same} the same`,
    `${plural(requirements.length, 'requirement')} other than before`,
  ].join(', ');
}
