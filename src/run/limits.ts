/** How much of an answer is read, and how much of all answers is kept: a target may send without end. */

const KIB = 1024;
const MIB = KIB * KIB;

/** A longer answer, as it is sent or unpacked, is not read to its end. */
export const LONGEST_ANSWER = 16 * MIB;
/** Node reads no more headers than these, of the answer and of its trailers. */
export const LONGEST_HEADERS = 16 * KIB;
export const MOST_HEADERS = 1_000;
/** So many interim answers (1xx) may come before an answer. */
export const MOST_INTERIM = 100;

/** A longer one takes from what there is for all long answers of a run. */
const LONG = MIB;
const LONG_IN_ALL = 64 * MIB;

/** A JSON text with more values, or nested more deeply, is more than anybody can judge in bounded time and memory. */
const MOST_VALUES = 100_000;
const DEEPEST = 500;
/** What a value takes once it has been read, in bytes. */
const VALUE = 64;

/** What there is in a run for answers that are long: cases keep what they are answered. */
export class Allowance {
  #left = LONG_IN_ALL;

  /** The share of an answer, which has nothing yet. */
  share(): Share {
    return new Share((bytes) => {
      if (bytes > this.#left) return false;
      this.#left -= bytes;
      return true;
    });
  }
}

/** What one answer takes: nothing of what there is for all, as long as it is not long. */
export class Share {
  readonly #draw: (bytes: number) => boolean;
  #drawn = 0;

  constructor(draw: (bytes: number) => boolean) {
    this.#draw = draw;
  }

  /** Why an answer that has come to so many bytes is not read further; undefined where it is. */
  objection(length: number): string | undefined {
    if (length > LONGEST_ANSWER) return `the answer is longer than ${LONGEST_ANSWER / MIB} MiB`;
    return this.#take(length > LONG ? length : 0);
  }

  /** Why a whole body is too much to be kept; undefined where it is kept. */
  verdict(bytes: Uint8Array, isJson: boolean): string | undefined {
    const { values, depth } = isJson ? weigh(bytes) : NOTHING;
    if (depth > DEEPEST) return `the body is nested more than ${DEEPEST} deep`;
    if (values > MOST_VALUES) return `the body has more than ${MOST_VALUES.toLocaleString('en')} values`;
    if (bytes.length > LONGEST_ANSWER) return this.objection(bytes.length);
    // JSON is kept as it came, and as what it says.
    const read = isJson ? Math.max(bytes.length, values * VALUE) : 0;
    return this.#take(Math.max(bytes.length, read) > LONG ? bytes.length + read : 0);
  }

  #take(wanted: number): string | undefined {
    if (!this.#draw(wanted - this.#drawn))
      return `the run has come to ${LONG_IN_ALL / MIB} MiB of long answers (over ${LONG / MIB} MiB), and keeps no more of them`;
    this.#drawn = wanted;
    return undefined;
  }

  /** The answer is not kept. */
  giveBack(): void {
    this.#draw(-this.#drawn);
    this.#drawn = 0;
  }
}

const NOTHING = { values: 0, depth: 0 };

const [QUOTE, ESCAPE, COMMA] = [...'"\\,'].map((mark) => mark.charCodeAt(0));
const OPENING = new Set([...'[{'].map((mark) => mark.charCodeAt(0)));
const CLOSING = new Set([...']}'].map((mark) => mark.charCodeAt(0)));

/** How many values a JSON text has, and how deeply they are nested, without reading it: also where it is none. */
function weigh(bytes: Uint8Array): { readonly values: number; readonly depth: number } {
  let [values, depth, deepest] = [1, 0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) at = endOfText(bytes, at);
    else if (byte === COMMA) values += 1;
    else if (OPENING.has(byte)) {
      values += 1;
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (CLOSING.has(byte)) depth -= 1;
  }
  return { values, depth: deepest };
}

/** Where the text ends that begins there. */
function endOfText(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === ESCAPE ? 2 : 1;
  return at;
}
