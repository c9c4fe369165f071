/** A pattern as JavaScript reads it. */
export interface Reading {
  readonly source: string;
  readonly flags: string;
  /** It means something else without the `u` flag. */
  readonly unicode: boolean;
}

/** Longer ones are no work of an author's. */
const LONGEST = 10_000;

/** `/…/i`: what stands between delimiters is looked for in fewer words than with them. */
const DELIMITED = /^\/(.+)\/([a-zA-Z]*)$/s;
const LEADING_FLAGS = /^\(\?([a-zA-Z]+)\)/;
/** Flags that JavaScript has as well, and those that do not matter for whether there is a match. */
const SAME_FLAGS = /^[ims]$/;
const NO_MATTER = /^[gudy]$/;

/** `yyyy-MM-dd` and its like say how to write a date; so does a text without a sign of a pattern in it. */
const DATE_LETTERS = /yyyy|YYYY|HH:mm|MM[-/.]dd|dd[-/.]MM|DD[-/.]MM|MM[-/.]DD/;
const SIGNS = /[\\^$[\](){}*+?|]/;

const TOKEN =
  /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|u\{[\da-fA-F]+\}|c[A-Za-z]|k<\w+>|[pP]\{[\w=]+\}|.)|\[\^?\]?|&&|\(\?P=\w+\)|\(\?P<|\{[^{}]*\}|./gs;

const SAME_ESCAPE = /^\\(?:[dDwWsSbBnrtfv]|[xuc].+|[^A-Za-z0-9])$/s;
/** These are what they are only with the `u` flag: without it, a name or number that there is not is a letter. */
const UNICODE_ESCAPE = /^\\(?:u\{.+|k.+|[pP].+|\d)$/;

/** Ends of the text as others write them. */
const ENDS: Readonly<Record<string, string>> = {
  '\\A': '(?<![\\s\\S])',
  '\\z': '(?![\\s\\S])',
  '\\Z': '(?=\\n?(?![\\s\\S]))',
};

/** A pattern in JavaScript's words; undefined where it has others, or may mean something else to its author. */
export function readingOf(pattern: string): Reading | undefined {
  if (pattern.length > LONGEST) return undefined;
  const flags = new Set<string>();
  let text = pattern.replace(/\n+$/, '');
  for (const marks of [DELIMITED.exec(text)?.[2], LEADING_FLAGS.exec(text)?.[1]]) {
    for (const flag of marks ?? '') {
      if (SAME_FLAGS.test(flag)) flags.add(flag);
      else if (!NO_MATTER.test(flag)) return undefined;
    }
  }
  text = text.replace(DELIMITED, '$1').replace(LEADING_FLAGS, '');
  if ((text !== '' && !SIGNS.test(text)) || DATE_LETTERS.test(text)) return undefined;
  const source = translated(text.match(TOKEN) ?? []);
  if (source === undefined) return undefined;
  const unicode = source.some((token) => UNICODE_ESCAPE.test(token) || token > '\uD7FF');
  return { source: source.join(''), flags: [...flags].join(''), unicode };
}

function translated(tokens: readonly string[]): string[] | undefined {
  const source: string[] = [];
  let inClass = false;
  for (const [index, token] of tokens.entries()) {
    const word = inClass ? inside(token) : outside(token);
    if (word === undefined || (token === '\\\\' && isDoubled(tokens[index + 1], inClass))) return undefined;
    if (token === ']') inClass = false;
    else if (token.startsWith('[')) inClass = true;
    source.push(word);
  }
  return source;
}

function inside(token: string): string | undefined {
  // A class within a class: POSIX and Java have them, and what is an intersection there is two signs here.
  if (token.startsWith('[') || token === '&&') return undefined;
  return token.startsWith('\\') ? escaped(token) : token;
}

function outside(token: string): string | undefined {
  if (token.startsWith('\\')) return ENDS[token] ?? escaped(token);
  // Where a class begins with its end, JavaScript has an empty one and others go on.
  if (token.startsWith('[')) return token.endsWith(']') ? undefined : token;
  if (token.startsWith('(?P')) return token.endsWith('<') ? '(?<' : `\\k<${token.slice(4, -1)}>`;
  return token.length > 1 && token.startsWith('{') ? braced(token) : token;
}

function escaped(token: string): string | undefined {
  return SAME_ESCAPE.test(token) || UNICODE_ESCAPE.test(token) ? token : undefined;
}

/** A number of times; what looks like one, or like a name to be filled in, is something else for others. */
function braced(token: string): string | undefined {
  if (/^\{\d+(?:,\d*)?\}$/.test(token)) return token;
  return /^\{(?:[\s\d,]+|\w+)\}$/.test(token) ? undefined : token;
}

/** A backslash before what a backslash is meant for: most likely it was escaped once more than it had to be. */
function isDoubled(next: string | undefined, inClass: boolean): boolean {
  return next !== undefined && (inClass ? /^[dDwWsS]$/ : /^[dDwWsSbB.]$/).test(next);
}
