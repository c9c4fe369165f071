import { inert } from '../../inert.ts';

export type Colour = 'red' | 'green' | 'yellow' | 'bold' | 'dim';

const CODES: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  bold: [1, 22],
  dim: [2, 22],
};

/** What a section is written with: how wide, and how a text is coloured. Lays out text in which nothing acts. */
export interface Page {
  readonly width: number;
  paint(colour: Colour, text: string): string;
  heading(text: string): string;
  /** A label and its text beside it, wrapped with a hanging indent. */
  field(label: string, text: string, colour?: Colour): string[];
  /** Text, wrapped behind an indent. */
  paragraph(indent: number, text: string): string[];
}

const LABEL_INDENT = 2;
const TEXT_INDENT = 12;

export function newPage(width: number, colour: boolean): Page {
  const paint = (name: Colour, text: string): string => {
    const [on, off] = CODES[name];
    return colour ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  };
  return {
    width,
    paint,
    heading: (text) => paint('bold', text.toUpperCase()),
    field(label, text, name) {
      const lines = wrap(inert(text), width - TEXT_INDENT);
      const start = ' '.repeat(LABEL_INDENT) + label.padEnd(TEXT_INDENT - LABEL_INDENT);
      return lines.map((line, index) => {
        const shown = name === undefined ? line : paint(name, line);
        return (index === 0 ? paint('dim', start) : ' '.repeat(TEXT_INDENT)) + shown;
      });
    },
    paragraph: (indent, text) => wrap(inert(text), width - indent).map((line) => ' '.repeat(indent) + line),
  };
}

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
  return [...lines, line.trimEnd()];
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

/** A list with its first few members, and how many more there are. */
export function firstFew(members: readonly string[], most: number): string {
  const rest = members.length - most;
  // "and 1 more" would take the place of the one.
  return rest <= 1 ? members.join(', ') : `${members.slice(0, most).join(', ')}, and ${rest} more`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
