/**
 * Characters as JSON and scripts, URLs and HTML write them where they do not write them plainly. Of backslashes a whole
 * row, for JSON within JSON; never from its middle, or a long row would be gone through again and again.
 */
const ESCAPE =
  /(?<!\\)\\+(?:u00[2-7][\da-f]|x[2-7][\da-f]|["'/])|%[2-7][\da-f]|&#(?:0*\d{2,3}|x0*[2-7][\da-f]);|&(?:amp|lt|gt|quot|apos);/gi;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** So often one way of writing is undone after another: JSON in JSON, a URL in HTML. */
const DEEPEST = 3;

/** A text as one reads it who undoes some escapes. */
export interface Reading {
  readonly plain: string;
  /** Where a character of it stands in the text as it is written. */
  placeOf(index: number): number;
}

/** The text as it is written, and as it reads with its escapes undone, once and again. */
export function readingsOf(text: string): Reading[] {
  const readings: Reading[] = [{ plain: text, placeOf: (index) => index }];
  for (let last = readings[0]; last !== undefined && readings.length <= DEEPEST; last = readings.at(-1)) {
    if (last.plain.search(ESCAPE) < 0) break;
    readings.push(unescaped(last));
  }
  return readings;
}

/** The text with one put in the place of another, wherever that is found in a reading. */
export function replacedIn(
  text: string,
  { plain, placeOf }: Reading,
  wanted: string,
  instead: string,
): string {
  let replaced = '';
  let done = 0;
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
    replaced += text.slice(done, placeOf(at)) + instead;
    done = placeOf(at + wanted.length);
  }
  return replaced + text.slice(done);
}

function unescaped({ plain: text, placeOf }: Reading): Reading {
  /** Of each escape: the place behind it in the new text, and how much shorter that is up to there. */
  const ends: number[] = [];
  const savings: number[] = [];
  let saved = 0;
  const plain = text.replace(ESCAPE, (spelt, at: number) => {
    ends.push(at - saved + 1);
    saved += spelt.length - 1;
    savings.push(saved);
    return characterOf(spelt);
  });
  return { plain, placeOf: (index) => placeOf(index + (savings[countUpTo(ends, index) - 1] ?? 0)) };
}

function characterOf(spelt: string): string {
  const named = NAMED[spelt.slice(1, -1).toLowerCase()];
  if (named !== undefined) return named;
  const decimal = /^&#(\d+);$/.exec(spelt)?.[1];
  if (decimal !== undefined) return String.fromCharCode(Number(decimal));
  if (/["'/]$/.test(spelt)) return spelt.slice(-1);
  return String.fromCharCode(Number.parseInt(spelt.replace(';', '').slice(-2), 16));
}

/** How many of the numbers, which grow, are not above one. */
function countUpTo(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
