import { isObject, valueAt } from '../../../documents/pointer.ts';
import type { Level } from '../../../model.ts';
import { plural } from '../../../plural.ts';
import { difference } from '../../difference.ts';
import { inert } from '../../inert.ts';
import type { Finding, FindingExample, Report } from '../../model.ts';
import { ruleText } from '../../rule.ts';
import { inProfile } from '../../scope.ts';
import { word } from '../../shell.ts';
import { cut, firstFew } from './lines.ts';
import type { Page } from './page.ts';

const MOST_OPERATIONS = 3;
const MOST_LINES = 2;
const LEVELS: readonly Level[] = ['MUST', 'SHOULD', 'MAY'];

/** A request may name what the run made and has removed since: then the line alone shows nothing. */
const AGAIN = 'Once more, with all that a case needs (RUN is a folder of check --out):';

/** What is wrong, the worst level first: where it is, what was expected, what came, and how to see it again. */
export function findingsSection(report: Report, page: Page): string[] {
  const asked = new Set(inProfile(report).map(({ id }) => id));
  const shown = report.findings.filter(({ requirement }) => asked.has(requirement));
  const elsewhere = report.findings.length - shown.length;
  const causes = new Set(shown.map(({ fingerprint }) => fingerprint));
  const isConsequence = ({ consequenceOf }: Finding): boolean =>
    consequenceOf !== undefined && causes.has(consequenceOf);
  const leadingOnes = shown.filter((finding) => !isConsequence(finding));
  const ordered = LEVELS.flatMap((level) => leadingOnes.filter((finding) => finding.level === level));
  return [
    ...(shown.length === 0 ? [] : [page.heading('Failed', plural(leadingOnes.length, 'finding')), '']),
    ...ordered.flatMap((finding) => [
      ...findingLines(finding, report, page),
      ...consequences(
        shown.filter(({ consequenceOf }) => consequenceOf === finding.fingerprint),
        page,
      ),
      '',
    ]),
    ...(shown.length === 0
      ? []
      : [...page.paragraph(0, AGAIN), `  ${againAt(report.subject.target, page)}`, '']),
    ...(elsewhere === 0
      ? []
      : [
          ...page.paragraph(
            0,
            `${plural(elsewhere, 'finding')} outside of the profile ${report.profile} not shown.`,
          ),
          '',
        ]),
  ];
}

/** With the target: a key is sent to none that a record alone names. Never broken: it is there to be copied. */
function againAt(target: string, { command }: Page): string {
  return inert(`${command} replay RUN CASE --target ${word(target)}`);
}

function findingLines(finding: Finding, report: Report, page: Page): string[] {
  const { example, operations } = finding;
  const head = `✗ ${finding.level} ${inert(finding.requirement)}`;
  const times = finding.occurrences > operations.length ? `, ${finding.occurrences} times` : '';
  const count = ` on ${plural(operations.length, 'operation')}${times}`;
  return [
    page.paint(finding.level === 'MUST' ? 'red' : 'yellow', head) + page.paint('dim', count),
    ...page.paragraph(2, cut(finding.title)).map((line) => page.paint('bold', line)),
    ...page.field('where', firstFew(leading(operations, example.operation), MOST_OPERATIONS, page.room)),
    ...comparison(example, page),
    ...(example.instancePath ? page.field('at', place(example, example.instancePath)) : []),
    ...(example.schemaPath ? page.field('rule', ruleText(report, example.schemaPath)) : []),
    ...page.field('fix', finding.fix),
    ...page.field('case', example.case),
    // Never broken: it is there to be copied.
    ...(example.curl === undefined ? [] : [`  ${inert(example.curl)}`]),
  ];
}

/** Where it is, and, where a rule is broken, by what: long bodies are cut, and may not show it. */
function place({ expected, actual }: FindingExample, pointer: string): string {
  const body =
    typeof expected === 'string' && isObject(actual) ? valueAt(actual['body'], pointer) : undefined;
  return body === undefined ? pointer : `${pointer}: ${cut(JSON.stringify(body), 120)}`;
}

/** What fails on the same exchanges: one cause, told once. */
function consequences(findings: readonly Finding[], page: Page): string[] {
  return findings.flatMap(({ requirement, title, operations }, index) =>
    page.field(
      index === 0 ? 'so also' : '',
      `${requirement} on ${plural(operations.length, 'operation')}: ${cut(title)}`,
    ),
  );
}

/** The operation of the example stands first: the rest of the finding shows that one. */
function leading(operations: readonly string[], first: string): string[] {
  return [first, ...operations.filter((operation) => operation !== first)];
}

function comparison(example: FindingExample, page: Page): string[] {
  const room = MOST_LINES * (page.room - 4);
  const { expected, actual } = difference(example.expected, example.actual, room);
  const came = actual ?? answerOf(example);
  return [
    ...expected.flatMap((text, index) => page.field(index === 0 ? 'expected' : 'or', text, 'green')),
    ...(came === undefined ? [] : page.field('actual', came, 'red')),
  ];
}

function answerOf({ exchange }: FindingExample): string | undefined {
  if (exchange?.response !== undefined) return `status ${exchange.response.status}`;
  return exchange?.failure?.message ?? exchange?.withheld?.message;
}
