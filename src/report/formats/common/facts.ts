import { difference } from '../../difference.ts';
import type { Finding } from '../../model.ts';
import type { Issue } from './issues.ts';

/** What is to be known of something, and its name. */
export type Fact = readonly [label: string, text: string];

/** Longest excerpt of what was expected and what came. */
const ROOM = 1000;

/** The issue in one sentence: of which requirement, what is wrong, and on how many operations. */
export function sentenceOf(issue: Issue): string {
  const { rule, requirement } = issue;
  return requirement === undefined ? problemOf(issue) : `${requirement.level} ${rule}: ${problemOf(issue)}`;
}

/** The same where the requirement is named beside it. */
export function problemOf({ title, finding }: Issue): string {
  if (finding === undefined) return title;
  const { operations, occurrences } = finding;
  const times = occurrences > operations.length ? `, ${occurrences} times` : '';
  return `${title} (on ${operations.length} operation${operations.length === 1 ? '' : 's'}${times})`;
}

/** What a reader of a finding needs to see it, to mend it and to see it again. */
export function factsOf({ example, fix, source, consequenceOf }: Finding, room = ROOM): Fact[] {
  const shown = difference(example.expected, example.actual, room);
  const { response, failure } = example.exchange ?? {};
  const came = shown.actual ?? (response === undefined ? failure?.message : `status ${response.status}`);
  return [
    ['operation', example.operation],
    ...shown.expected.map((text, index): Fact => [index === 0 ? 'expected' : 'or', text]),
    ...fact('actual', came),
    ...fact('at', example.instancePath),
    ...fact('rule', example.schemaPath),
    ['fix', fix],
    ['source', source],
    ...fact('follows', consequenceOf === undefined ? undefined : `from finding ${consequenceOf}`),
    ['case', example.case],
    ...fact('curl', example.curl),
  ];
}

function fact(label: string, text: string | undefined): Fact[] {
  return text === undefined || text === '' ? [] : [[label, text]];
}
