import type { CaseResult, Check, Reason } from '../../../model.ts';
import { plural } from '../../../plural.ts';
import { ADVICE } from '../../advice.ts';
import { difference } from '../../difference.ts';
import { inert } from '../../inert.ts';
import type { Finding, Report, RequirementReport } from '../../model.ts';
import { coverageOf } from '../../scope.ts';

/** Longest excerpt of what was expected and what came. */
const ROOM = 1000;

/** What a reader of a failed case needs: what was expected and came, where, how to mend it and to see it again. */
export function failureText(report: Report, requirement: RequirementReport, one: CaseResult): string {
  const failed = one.checks.filter(({ verdict }) => verdict === 'fail');
  const finding = findingOf(report, one, failed);
  return lines([
    ['', requirement.statement],
    ['source', requirement.source],
    ...failed.flatMap(checkLines),
    ['fix', finding?.fix ?? requirement.fix],
    ['case', one.id],
    ...(finding === undefined ? [] : reproduction(finding, one)),
  ]);
}

/** What a reader of a case without a judgement needs. */
export function openText({ statement, source }: RequirementReport, reason?: Reason): string {
  return lines([
    ['', statement],
    ['source', source],
    ['do', reason && ADVICE[reason]],
  ]);
}

/** What a reader has to know of the cases that are no tests. */
export function asideText(requirement: RequirementReport, aside: readonly CaseResult[]): string {
  const { passed, all } = coverageOf(requirement);
  return lines([
    ['', `verified on ${passed} of ${plural(all, 'operation')}; not verified, and no tests here:`],
    ...aside.map(({ id, message = '', reason }): Line => ['', `${id}: ${message} (${reason})`]),
  ]);
}

type Line = readonly [label: string, text: string | undefined];

function checkLines({ message, expected, actual, instancePath, schemaPath }: Check): Line[] {
  const shown = difference(expected, actual, ROOM);
  return [
    ['failed', message],
    ...shown.expected.map((text, index): Line => [index === 0 ? 'expected' : 'or', text]),
    ['actual', shown.actual],
    ['at', instancePath || undefined],
    ['rule', schemaPath || undefined],
  ];
}

/** The finding that stands for the case: its own, else the one with the same cause. */
function findingOf({ findings }: Report, one: CaseResult, failed: readonly Check[]): Finding | undefined {
  const candidates = findings.filter(
    ({ requirement, operations }) => requirement === one.requirement && operations.includes(one.operation),
  );
  return (
    candidates.find(({ example }) => example.case === one.id) ??
    candidates.find(({ title }) => failed.some(({ message }) => message === title)) ??
    candidates[0]
  );
}

function reproduction({ example }: Finding, one: CaseResult): Line[] {
  if (example.curl === undefined) return [];
  return example.case === one.id
    ? [['curl', example.curl]]
    : [
        ['like', example.case],
        ['curl', example.curl],
      ];
}

/** Labelled lines. What a text has of line ends is shown as escapes, so that no text can pretend to be a label. */
function lines(all: readonly Line[]): string {
  const shown = all.filter(([, text]) => text !== undefined);
  return `\n${shown.map(([label, text]) => (label === '' ? inert(text ?? '') : `${label.padEnd(10)}${inert(text ?? '')}`)).join('\n')}\n`;
}
