import { plural } from '../../plural.ts';
import { compare } from '../../report/compare.ts';
import type { FindingNote } from '../../report/compare-findings.ts';
import { summaryOf } from '../../report/formats/common/summary.ts';
import { inert } from '../../report/inert.ts';
import type { Report } from '../../report/model.ts';
import { calledAs } from '../called-as.ts';

/** More are in the report. */
const MOST = 10;

/** A line for the run, and one for each finding that is new or gone since the one before. */
export function linesOf(report: Report, before: Report | undefined, seconds: number): string[] {
  const { success, coverage, open } = summaryOf(report);
  const { new: appeared, gone, same, changed } = compare(before ?? nothingFound(report), report).findings;
  const counts =
    before === undefined
      ? plural(appeared.length, 'finding')
      : `${appeared.length} new, ${gone.length} gone, ${same + changed.length} as before`;
  return [
    `${clock()} ${success ? '✓' : '✗'} ${report.outcome.toUpperCase()}: ${counts}; ${coverage}, ${open} (${seconds.toFixed(1)} s)`,
    ...few(appeared.map((one) => `  + ${textOf(one)}${exampleOf(report, one)}`)),
    ...few(changed.map((one) => `  ± ${textOf(one)}`)),
    ...few(gone.map((one) => `  − ${textOf(one)}`)),
    ...notesOf(report, before),
  ]
    .flatMap((text) => text.split('\n'))
    .map(inert);
}

/** What is odd about the document since the run before: what cannot be read of it is not judged, and fails nothing. */
function notesOf(report: Report, before: Report | undefined): string[] {
  const all = notesIn(report);
  if (before === undefined)
    return all.length === 0
      ? []
      : [`  ! notes on the document: ${all.length}; ${calledAs(process.env)} plan shows them`];
  const known = new Set(notesIn(before));
  return few(all.filter((one) => !known.has(one)).map((one) => `  ! ${one}`));
}

function notesIn({ contract }: Report): string[] {
  return (contract.surface?.notes ?? []).map(({ at, message }) => `${at}: ${message}`);
}

/** A line for what happened between two runs. */
export function remark(text: string): string {
  return inert(`${clock()} ${text}`);
}

function textOf({ level, requirement, title, operations }: FindingNote): string {
  const [first, ...rest] = operations;
  return `${level} ${requirement} on ${rest.length === 0 ? first : `${operations.length} operations`}: ${title}`;
}

function exampleOf({ findings }: Report, { fingerprint }: FindingNote): string {
  const found = findings.find((one) => one.fingerprint === fingerprint);
  return found === undefined ? '' : `\n      case ${found.example.case}`;
}

function few(lines: readonly string[]): string[] {
  return lines.length <= MOST
    ? [...lines]
    : [...lines.slice(0, MOST), `    and ${lines.length - MOST} more: --report html=PATH shows them`];
}

function nothingFound(report: Report): Report {
  return { ...report, findings: [] };
}

function clock(): string {
  return new Date().toTimeString().slice(0, 8);
}
