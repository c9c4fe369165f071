import { inert } from '../../inert.ts';
import { plainCommand, plainLine } from '../common/log.ts';

/** What Markdown, HTML, or GitHub (links, mentions, emoji, formulas) would act on in a line. */
const MARKUP = /[\\`*_{}[\]<>|~&#@:$]/g;

/** Text within a line, as it is: no markup, no tag, no link. It must not stand first in its line. */
export function prose(text: string): string {
  return inert(text)
    .replace(MARKUP, '\\$&')
    .replace(/(?<=www)\./gi, '\\.');
}

/** Text of a target, within a line. */
export function code(text: string): string {
  const shown = plainLine(inert(text));
  const ticks = '`'.repeat(longestRun(shown) + 1);
  // A span loses one space at each end: so it may have a backtick there.
  const inner = /^[` ]|[` ]$/.test(shown) ? ` ${shown} ` : shown;
  return shown === '' ? '(empty)' : `${ticks}${inner}${ticks}`;
}

/** A command to copy, as a block. */
export function block(language: string, text: string): string {
  return fenced(language, [plainCommand(inert(text))], '');
}

/** Lines to paste, as a block that belongs to an item of a list. */
export function lines(language: string, texts: readonly string[]): string {
  return `\n${fenced(
    language,
    texts.map((text) => plainLine(inert(text))),
    '  ',
  )}\n`;
}

function fenced(language: string, shown: readonly string[], indent: string): string {
  const ticks = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1));
  return [`${ticks}${language}`, ...shown, ticks].map((line) => `${indent}${line}\n`).join('');
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** The first few names, and how many more there are. */
export function few(names: readonly string[], most = 5): string {
  const rest = names.length - most;
  const shown = rest <= 1 ? names : names.slice(0, most);
  return shown.map(code).join(', ') + (rest <= 1 ? '' : ` and ${rest} more`);
}

/** Text within HTML. */
export function html(text: string): string {
  return inert(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What opens only where a reader asks for it. */
export function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n</details>\n`;
}
