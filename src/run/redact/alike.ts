import { createHmac } from 'node:crypto';

/** Numbers below 65,536, as many as are asked for. */
export type Numbers = (index: number) => number;

/** Numbers that nobody can foretell who has not the secret; the same for the same parts. */
export function numbersOf(secret: string, ...parts: readonly (string | number)[]): Numbers {
  const blocks: Buffer[] = [];
  const text = JSON.stringify(parts);
  return (index) => {
    const at = Math.floor(index / 16);
    blocks[at] ??= createHmac('sha256', secret).update(`${at} ${text}`).digest();
    return blocks[at].readUInt16BE((index % 16) * 2);
  };
}

/** What stands for a credential: it stays, so that a key in the wrong place is found. */
const TOKEN = /(\{\{[a-z]+(?::[a-z0-9-]+)?\}\})/;
const HEXADECIMAL = /^(?=.*\d)(?=.*[a-f])[\da-f-]{8,}$/i;
const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;
const MOMENT = /^(\d{4})-(\d\d)-(\d\d)(?:([T ])(\d\d):(\d\d)(?::(\d\d))?)?/i;
const HAN = /\p{Script=Han}/u;

/**
 * A text like another: as long, with letters, digits and marks in the same places, dates that exist, and tokens as they
 * are. What asks for a length, a format or most patterns takes both or neither.
 */
export function alike(text: string, numbers: Numbers): string {
  let next = 0;
  const number = (limit: number): number => numbers(next++) % limit;
  const letters = HEXADECIMAL.test(text) ? 6 : 26;
  const other = (character: string): string => {
    if (/[1-9]/.test(character)) return String(1 + number(9));
    if (/\p{N}/u.test(character)) return String(number(10));
    if (HAN.test(character)) return String.fromCodePoint(0x4e00 + number(0x5000));
    if (/\p{Lu}/u.test(character)) return String.fromCharCode(65 + number(letters));
    return /\p{L}/u.test(character) ? String.fromCharCode(97 + number(letters)) : character;
  };
  return text
    .split(TOKEN)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      const kept = SCHEME.exec(part)?.[0] ?? moment(part, number);
      const rest = part.slice(kept.length);
      // Behind a moment stands a fraction or an offset, which not all digits can make.
      return MOMENT.test(kept) ? kept + rest : kept + [...rest].map(other).join('');
    })
    .join('');
}

/** Another moment in the form of the one that a text begins with; empty where it begins with none. */
function moment(text: string, number: (limit: number) => number): string {
  const found = MOMENT.exec(text);
  if (found === null) return '';
  const [, , , , mark, hour, , second] = found;
  const two = (least: number, limit: number): string => String(least + number(limit)).padStart(2, '0');
  const date = `${1950 + number(75)}-${two(1, 12)}-${two(1, 28)}`;
  if (hour === undefined) return date;
  return `${date}${mark}${two(0, 24)}:${two(0, 60)}${second === undefined ? '' : `:${two(0, 60)}`}`;
}

/** A JSON number with as many digits: what stands behind an exponent stays. */
export function alikeNumber(literal: string, numbers: Numbers): string {
  const [digits = '', ...exponent] = literal.split(/(?=[eE])/);
  // A zero before the point may become any digit; zeros elsewhere stay digits.
  const changed = digits.replace(/^(-?)0(?!\d)/, '$11');
  return alike(changed, numbers) + exponent.join('');
}
