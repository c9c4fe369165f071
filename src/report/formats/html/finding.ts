import type { CaseResult } from '../../../model.ts';
import type { Finding } from '../../model.ts';
import { comparison } from './comparison.ts';
import { exchangeFold } from './exchange.ts';
import { anchor, type Markup, markup, text } from './markup.ts';
import { code, copied, field, folded, named, plural } from './parts.ts';
import { levelTone } from './tones.ts';

const MOST_OPERATIONS = 3;

/** A finding with what it brought about. */
export interface Cause {
  readonly finding: Finding;
  readonly consequences: readonly Finding[];
}

/** Gives the case of an id. */
export type CaseSource = (id: string) => CaseResult | undefined;

/** The id of a finding on the page: the same in every run. */
export function findingAnchor({ fingerprint }: Finding): Markup {
  return anchor('f', fingerprint);
}

/** All that someone needs who is to mend it: what, where, how to see it again, what to do. */
export function findingCard({ finding, consequences }: Cause, caseOf: CaseSource): Markup {
  const also = consequences.map((one) => consequence(one, caseOf));
  return markup`<article class="card ${text(levelTone(finding.level))}" id="${findingAnchor(finding)}">
<h3>${headline(finding)}</h3>
${details(finding, caseOf)}${
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
  return markup`<li>${levelMark(finding)} <a href="#${findingAnchor(finding)}">${code(requirement)} ${text(title)}</a>
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
function consequence(finding: Finding, caseOf: CaseSource): Markup {
  return markup`<div id="${findingAnchor(finding)}">${folded(headline(finding), details(finding, caseOf))}</div>\n`;
}

function details(finding: Finding, caseOf: CaseSource): Markup {
  const { example, fix, statement, source } = finding;
  const result = caseOf(example.case);
  const operations = [example.operation, ...finding.operations.filter((one) => one !== example.operation)];
  const fields = [
    field('Where', named(operations, MOST_OPERATIONS)),
    comparison(example),
    field('At', example.instancePath ? code(example.instancePath) : undefined),
    field('Fix', text(fix)),
    field('Repeat', example.curl === undefined ? undefined : copied(example.curl)),
    field('Asked', markup`${text(statement)} <small>${text(source)}</small>`),
    field('Rule', example.schemaPath ? code(example.schemaPath) : undefined),
    field('Case', attempts(example.case, result)),
  ].filter((one) => one !== undefined);
  const { exchange } = example;
  return markup`<dl class="fields">
${fields}</dl>
${exchange === undefined ? undefined : exchangeFold(exchange, result?.exchanges ?? [])}
`;
}

/** Only what failed in every attempt is a finding: the reader sees how often that was. */
function attempts(id: string, result: CaseResult | undefined): Markup {
  if (result === undefined) return code(id);
  const tried =
    result.attempts > 1 ? markup`failed in each of ${plural(result.attempts, 'attempt')}` : markup`1 attempt`;
  return markup`${code(id)} <small>${tried}</small>`;
}
