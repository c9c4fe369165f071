/** Characters that take two columns: East Asian ones and pictographs. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

function columns(character: string): number {
  if (WIDE.test(character)) return 2;
  return /\p{M}/u.test(character) ? 0 : 1;
}

/** Columns that a text takes on a terminal. */
export function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + columns(character), 0);
}

/** A space at which no line ends. */
const NO_BREAK = '\u00a0';

/** Lines of at most so many columns, broken at spaces where there are any. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<= )/).flatMap((one) => broken(one, Math.max(width, 8)))) {
    if (line !== '' && columnsOf(line + part.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return [...lines, line.trimEnd()].map((one) => one.replaceAll(NO_BREAK, ' '));
}

/** A word in pieces that fit. */
function broken(text: string, width: number): string[] {
  if (columnsOf(text) <= width) return [text];
  const pieces = [''];
  for (const character of text) {
    if (columnsOf((pieces.at(-1) ?? '') + character) > width) pieces.push('');
    pieces[pieces.length - 1] += character;
  }
  return pieces;
}

/** The first few operations and how many more there are, each on one line where it fits. */
export function firstFew(operations: readonly string[], most: number, width: number): string {
  const rest = operations.length - most;
  // "and 1 more" would take the place of the one.
  const shown = rest <= 1 ? operations : operations.slice(0, most);
  const together = shown.map((one) => (columnsOf(one) < width ? one.replaceAll(' ', NO_BREAK) : one));
  return together.join(', ') + (rest <= 1 ? '' : `, and ${rest} more`);
}

/** The text, or as much of it as a reader takes in. */
export function cut(text: string, most = 240): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}...`;
}
