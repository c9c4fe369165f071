import type { CaseResult } from '../../../model.ts';
import type { Finding, FindingExample, Places } from '../../model.ts';
import type { Cause } from './causes.ts';
import { comparison } from './comparison.ts';
import { exchangeFold } from './exchange.ts';
import { anchor, type Markup, markup, text } from './markup.ts';
import { code, copied, cut, field, folded, named, plural } from './parts.ts';
import { levelTone } from './tones.ts';

const MOST_OPERATIONS = 3;
const MOST_TITLE = 240;

/** What findings are shown with. */
export interface Setting {
  caseOf(id: string): CaseResult | undefined;
  readonly places: Places;
  /** Characters for a body. */
  readonly room: number;
}

/** The id of a finding on the page: the same in every run. */
export function findingAnchor({ fingerprint }: Finding): Markup {
  return anchor('f', fingerprint);
}

/** All that someone needs who is to mend it: what, where, how to see it again, what to do. */
export function findingCard({ finding, consequences }: Cause, setting: Setting): Markup {
  const also = consequences.map((one) => consequence(one, setting));
  return markup`<article class="card ${text(levelTone(finding.level))}" id="${findingAnchor(finding)}">
<h3>${headline(finding)}</h3>
${details(finding, setting)}${
  also.length === 0 ? undefined : markup`<p class="label">So also failed, on the same exchanges</p>\n${also}`
}</article>
`;
}

/** What the finding is, in a line and a sentence. */
function headline(finding: Finding): Markup {
  return markup`${levelMark(finding)} ${code(finding.requirement)} <small>${extent(finding)}</small>
<span class="title">${text(finding.title)}</span>`;
}

/** The finding as a line that leads to it. */
export function findingLine(finding: Finding): Markup {
  const { requirement, title } = finding;
  return markup`<li>${levelMark(finding)} <a href="#${findingAnchor(finding)}">${code(requirement)} ${text(cut(title, MOST_TITLE))}</a>
<small>${extent(finding)}</small>
`;
}

function levelMark({ level }: Finding): Markup {
  return markup`<span class="level ${text(levelTone(level))}">${text(level)}</span>`;
}

function extent({ operations, occurrences }: Finding): Markup {
  const times = occurrences > operations.length ? markup`, ${plural(occurrences, 'time')}` : undefined;
  return markup`on ${plural(operations.length, 'operation')}${times}`;
}

/** It fell with its cause: whoever mends that needs no more than to know. */
function consequence(finding: Finding, setting: Setting): Markup {
  return markup`<div id="${findingAnchor(finding)}">${folded(headline(finding), details(finding, setting))}</div>\n`;
}

function details(finding: Finding, setting: Setting): Markup {
  const { example, fix, statement, source } = finding;
  const result = setting.caseOf(example.case);
  const operations = [example.operation, ...finding.operations.filter((one) => one !== example.operation)];
  const fields = [
    field('Where', named(operations, MOST_OPERATIONS)),
    comparison(example),
    field('At', example.instancePath ? code(example.instancePath) : undefined),
    field('Fix', text(fix)),
    field('Repeat', example.curl === undefined ? undefined : copied(example.curl)),
    field('Asked', markup`${text(statement)} <small>${text(source)}</small>`),
    field('Rule', rule(example.schemaPath, setting.places)),
    field('Case', caseText(example, result, setting.places)),
  ].filter((one) => one !== undefined);
  const { exchange } = example;
  return markup`<dl class="fields">
${fields}</dl>
${exchange === undefined ? undefined : exchangeFold(exchange, result?.exchanges ?? [], setting.room)}
`;
}

/** The rule that was broken, and its line in the documents. */
function rule(schemaPath: string | undefined, { rules }: Places): Markup | undefined {
  if (!schemaPath) return undefined;
  const at = rules[schemaPath];
  return markup`${code(schemaPath)}${at === undefined ? undefined : markup` <small>${text(at)}</small>`}`;
}

/** Only what failed in every attempt is a finding: the reader sees how often that was. */
function caseText(
  { case: id, operation }: FindingExample,
  result: CaseResult | undefined,
  { operations }: Places,
): Markup {
  const at = operations[operation];
  const facts = [
    ...(result === undefined ? [] : [triesOf(result)]),
    ...(at === undefined ? [] : [`documented at ${at}`]),
  ];
  return markup`${code(id)} <small>${text(facts.join('; '))}</small>`;
}

function triesOf({ attempts }: CaseResult): string {
  return attempts > 1 ? `failed in each of ${attempts} attempts` : '1 attempt';
}
