import { inert } from '../../inert.ts';
import { wrap } from './lines.ts';

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
  /** Columns beside a label. */
  readonly room: number;
  /** How the command is called, for lines to copy. */
  readonly command: string;
  paint(colour: Colour, text: string): string;
  heading(text: string, note?: string): string;
  /** A label and its text beside it, wrapped with a hanging indent. */
  field(label: string, text: string, colour?: Colour): string[];
  /** Text, wrapped behind an indent. */
  paragraph(indent: number, text: string): string[];
}

const LABEL_INDENT = 2;
const TEXT_INDENT = 12;

/** A page of so many columns; without colour, text and nothing else. */
export function newPage(width: number, colour: boolean, command = 'trysquare'): Page {
  const paint = (name: Colour, text: string): string => {
    const [on, off] = CODES[name];
    return colour ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  };
  return {
    width,
    room: width - TEXT_INDENT,
    command,
    paint,
    heading: (text, note) =>
      paint('bold', text.toUpperCase()) + (note === undefined ? '' : `: ${inert(note)}`),
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
