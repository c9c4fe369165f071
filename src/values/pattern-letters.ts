/** The plainest first. */
const ALPHABETS = [
  [...'abcdefghijklmnopqrstuvwxyz0123456789'],
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [...'-_.~!@#$%&*+,:;=?/^()<>[]{}|\'"`\\'],
  [' ', '\t', '\n', '\r'],
];

/** How many alphabets are mixed where the plainest will not do. */
const WIDTHS = 3;

const ESCAPE = /\\(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]+)\})/gi;
/** Letters beyond all alphabets: no more of one class than a person would list. */
const MOST_OTHERS = 1000;

const known = new Map<string, readonly string[]>();

/**
 * The letters that may stand where a pattern says `a`, `\d` or `[^,]`: of the first alphabet that has any. With a
 * width of 1 of the first two, with 2 of three. None where they cannot be told.
 */
export function lettersOf(words: string, flags: string, width: number): readonly string[] {
  if (/^[^\\[.]$/su.test(words)) return [words];
  const key = `${width} ${flags} ${words}`;
  const letters = known.get(key) ?? allowed(words, flags, width % WIDTHS);
  known.set(key, letters);
  return letters;
}

function allowed(words: string, flags: string, width: number): readonly string[] {
  let only: RegExp;
  try {
    only = new RegExp(`^(?:${words})$`, flags);
  } catch {
    return [];
  }
  const mixed = ALPHABETS.slice(0, width + 1).flat();
  const named = [...words.replace(ESCAPE, unescaped)].slice(0, MOST_OTHERS);
  for (const letters of [mixed, ...ALPHABETS.slice(width + 1), named]) {
    const fit = letters.filter((letter) => only.test(letter));
    if (fit.length > 0) return fit;
  }
  return [];
}

function unescaped(word: string, ...[two, four, any]: string[]): string {
  const code = Number.parseInt(two ?? four ?? any ?? '', 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : word;
}
