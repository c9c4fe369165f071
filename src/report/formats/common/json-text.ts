import { ACTIVE } from '../../inert.ts';
import { COMMAND_MARK } from './log.ts';

/**
 * A value as JSON, indented unless told, with a newline at its end. What a terminal or the log of a build server would act on is
 * written as JSON's own escapes: every reader of JSON gets the same value, and nothing acts.
 */
export function jsonText(value: unknown, indent = 2): string {
  return `${inertJson(JSON.stringify(value, null, indent))}\n`;
}

/** The same, piece by piece: an object's lists may be too long to be had at once. */
export function* jsonParts(value: Readonly<Record<string, unknown>>): Generator<string> {
  let before = '{\n';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${before}  ${inertJson(JSON.stringify(name))}: `;
    if (Array.isArray(member) && member.length > 0) yield* listParts(member);
    else yield within(member, 2);
    before = ',\n';
  }
  yield before === ',\n' ? '\n}\n' : '{}\n';
}

function* listParts(items: readonly unknown[]): Generator<string> {
  let before = '[\n    ';
  for (const item of items) {
    yield before + within(item ?? null, 4);
    before = ',\n    ';
  }
  yield '\n  ]';
}

/** JSON as it stands indented by so many. */
function within(value: unknown, indent: number): string {
  return inertJson(JSON.stringify(value, null, 2)).replaceAll('\n', `\n${' '.repeat(indent)}`);
}

function inertJson(text: string): string {
  return text.replace(COMMAND_MARK, '#\\u0023').replace(ALL_ACTIVE, spelt);
}

/** The only line ends that are left are those of the indentation. */
const ALL_ACTIVE = new RegExp(`(?!\\n)${ACTIVE.source}`, 'gu');

function spelt(text: string): string {
  return [...Array(text.length).keys()]
    .map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}
