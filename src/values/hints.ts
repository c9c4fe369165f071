import { numberOf } from './digest.ts';
import { stringOf } from './strings.ts';

/** What a message may say that a text should have been: the words it uses, and one that is. The narrower come first. */
const HINTS = {
  uuid: [/\b(?:uuid|guid)\b/i, (token) => formatted('uuid', token)],
  email: [/\be-?mail\b/i, (token) => formatted('email', token)],
  url: [/\bur[il]s?\b|\bweb address/i, (token) => formatted('uri', token)],
  ip: [/\bip(?:v4)?\b/i, (token) => formatted('ipv4', token)],
  'date-time': [/\bdate[- ]?time\b|\btimestamp\b/i, (token) => formatted('date-time', token)],
  date: [/\bdate\b/i, (token) => formatted('date', token)],
  time: [/\btime\b/i, (token) => formatted('time', token)],
  phone: [/\b(?:tele)?phone\b|\bmobile\b|\be\.?164\b/i, (token) => `+1555${digits(7, token)}`],
  colour: [/\bcolou?r\b/i, () => '#336699'],
  number: [/\bnumber\b|\bnumeric\b|\bdigits?\b|\binteger\b/i, (token) => `1${digits(5, token)}`],
} as const satisfies Readonly<Record<string, readonly [words: RegExp, make: (token: string) => string]>>;

export type Hint = keyof typeof HINTS;

/** The format that messages about a text hint at; undefined where they hint at none. */
export function hintIn(messages: readonly string[]): Hint | undefined {
  const names = Object.keys(HINTS) as Hint[];
  return names.find((name) => messages.some((message) => HINTS[name][0].test(message)));
}

/** A text as the hint has it, made of the token. */
export function textFor(hint: Hint, token: string): string {
  return HINTS[hint][1](token);
}

function formatted(format: string, token: string): string {
  return stringOf({ format }, token) ?? '';
}

function digits(length: number, token: string): string {
  return String(numberOf(10 ** length, token)).padStart(length, '0');
}
