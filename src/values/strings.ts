import { usable } from '../contract/pattern.ts';
import { uuidOf, wordOf } from './digest.ts';
import { textOf } from './pattern-text.ts';

type StringSchema = Readonly<Record<string, unknown>>;

const BY_FORMAT: Readonly<Record<string, (token: string) => string>> = {
  uuid: (token) => uuidOf(token),
  email: (token) => `${wordOf(token)}@example.com`,
  uri: (token) => `https://example.com/${wordOf(token)}`,
  url: (token) => `https://example.com/${wordOf(token)}`,
  'uri-reference': (token) => `/${wordOf(token)}`,
  'date-time': () => '2024-01-02T03:04:05Z',
  date: () => '2024-01-02',
  time: () => '03:04:05Z',
  duration: () => 'P1D',
  hostname: () => 'example.com',
  ipv4: () => '192.0.2.1',
  ipv6: () => '2001:db8::1',
  byte: () => 'dHJ5c3F1YXJl',
  'json-pointer': (token) => `/${wordOf(token)}`,
};

/** Where the usual one is too long. */
const SHORT: Readonly<Record<string, string>> = { email: 'ts@ex.org', uri: 'http://a.b', url: 'http://a.b' };

/**
 * A string of a schema: of its format; else its example, or a word that is unique to the token. Never blank, without
 * space at its ends.
 */
export function stringOf(schema: StringSchema, token: string): string | undefined {
  const made = typeof schema['format'] === 'string' ? BY_FORMAT[schema['format']]?.(token) : undefined;
  const most = typeof schema['maxLength'] === 'number' ? schema['maxLength'] : Infinity;
  const usual = made === undefined || made.length <= most ? made : (SHORT[String(schema['format'])] ?? made);
  const example = exampleOf(schema);
  if (schema['pattern'] !== undefined) return ofPattern(schema, token, usual, example);
  if (usual !== undefined) return usual;
  return sized(schema, marked(typeof example === 'string' ? example : undefined, token), token);
}

/** `example`, or the first of a schema's `examples`. */
export function exampleOf(schema: StringSchema): unknown {
  return schema['example'] ?? (Array.isArray(schema['examples']) ? schema['examples'][0] : undefined);
}

/** A text with the token's word behind it; the word alone where there is no text. */
export function marked(text: string | undefined, token: string): string {
  return text === undefined || text.trim() === '' ? wordOf(token) : `${text.trim()} ${wordOf(token)}`;
}

const LONGEST = 10_000_000;

function boundsOf(schema: StringSchema): { least: number; most: number } {
  return {
    least: typeof schema['minLength'] === 'number' ? schema['minLength'] : 0,
    most: typeof schema['maxLength'] === 'number' ? schema['maxLength'] : 1000,
  };
}

/** Makes a string as long as the schema asks. What is cut off is the front: the token's word is at the end. */
export function sized(schema: StringSchema, text: string, token: string): string {
  const { least, most } = boundsOf(schema);
  // Nobody means a text of gigabytes: whoever calls finds out that it does not fit.
  const wanted = Math.min(least, LONGEST);
  const long = text.length < wanted ? text + 'x'.repeat(wanted - text.length) : text;
  if (long.length <= most) return long;
  if (most === 0) return '';
  return wordOf(token).slice(-most).trim();
}

/**
 * What the format asks for and simple classes are tried, then what the document shows, and what can be made of the
 * pattern; whoever calls proves the result, so a guess can do no harm.
 */
function ofPattern(
  schema: StringSchema,
  token: string,
  usual: string | undefined,
  example: unknown,
): string | undefined {
  const word = wordOf(token);
  const digits = word.replace(/\D/g, '').padEnd(12, '7');
  const hex = word.replace(/[^0-9a-f]/g, '').padEnd(12, '0');
  const letters = word.replace(/[^a-z]/g, '').padEnd(12, 'x');
  const guesses = [
    word,
    digits,
    letters,
    letters.toUpperCase(),
    hex.slice(0, 6),
    `#${hex.slice(0, 6)}`,
    letters.slice(0, 2),
    letters.toUpperCase().slice(0, 3),
    letters.toUpperCase().slice(0, 2),
    '1.00',
    '1.0',
    '2024-01-02',
    '12:30',
    '+15550100',
    digits.slice(0, 4),
  ];
  const source = String(schema['pattern']);
  // Of a pattern that cannot be read, only an example is known.
  const pattern = usable(source);
  const matches = (text: string | undefined): text is string =>
    text !== undefined && (pattern?.test(text) ?? false);
  const shown = typeof example === 'string' ? example : undefined;
  return (
    [usual, ...guesses.map((guess) => sized(schema, guess, token)), shown].find(matches) ??
    textOf(source, token, boundsOf(schema)) ??
    usual ??
    shown
  );
}
