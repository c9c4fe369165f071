import { inert } from '../../inert.ts';

/**
 * What makes a build server take a line of a log as a command, wherever it stands in the line: `##[set-output …]`
 * (GitHub), `##vso[…]` (Azure), `##teamcity[…]`.
 */
export const COMMAND_MARK = /##(?=[a-z]*\[)/gi;

/** What GitHub takes as a command at the start of a line: `::set-output …::`. */
const COMMAND_START = /^(\s*):(?=:)/;

/** A line of a log that no build server takes as a command. */
export function plainLine(line: string): string {
  return line.replace(COMMAND_START, '$1\\u003a').replace(COMMAND_MARK, '#\\u0023');
}

/**
 * The same for a command of a POSIX shell, which stays the same command: all that it has of the target stands in
 * quotes, and two quotes more stand for nothing.
 */
export function plainCommand(line: string): string {
  return line.replace(/'[^']*'|"[^"]*"|[^'"]+/g, (part) =>
    part.replace(COMMAND_MARK, part.startsWith('"') ? '#""#' : "#''#"),
  );
}

/** Lines of whatever texts as one text: nothing in it acts, on a terminal or in a log. */
export function inertLines(lines: readonly string[]): string {
  return `${lines.map((line) => plainLine(inert(line))).join('\n')}\n`;
}

/** How the line of a page begins that repeats a request. */
const COMMAND = /^ {2}(?:curl|printf|trysquare) /;

/** The lines of a page as one text that a log can show. */
export function plainPage(lines: readonly string[]): string {
  return `${lines.map((line) => (COMMAND.test(line) ? plainCommand(line) : plainLine(line))).join('\n')}\n`;
}
