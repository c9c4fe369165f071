import { textParts } from '../../inert.ts';
import { COMMAND_MARK } from './log.ts';

/**
 * A value as JSON, indented unless told, with a newline at its end. What a terminal or the log of a build server would act on is
 * written as JSON's own escapes: every reader of JSON gets the same value, and nothing acts.
 */
export function jsonText(value: unknown, indent = 2): string {
  const text = JSON.stringify(value, null, indent).replace(COMMAND_MARK, '#\\u0023');
  return `${textParts(text).map(spelt).join('')}\n`;
}

function spelt({ text, active }: { readonly text: string; readonly active: boolean }): string {
  // The only line ends that are left are those of the indentation.
  if (!active || text === '\n') return text;
  return [...Array(text.length).keys()]
    .map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}
