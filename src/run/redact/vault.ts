import { alike, alikeNumber, numbersOf } from './alike.ts';
import { SHORTEST, Wording } from './wording.ts';

/** Moments are everywhere, and those that are the same mean nothing. */
const MOMENT = /^\d{4}-\d\d-\d\d([T ][\d:.,]+(Z|[+-][\d:]+)?)?$/i;

/**
 * Which value stands for which. Always two for each other: what a script sends that it was shown becomes what it stands
 * for, and what it made up by chance alike becomes the other, so that one value is one value on both sides.
 * Values are literals of JSON, by the name of their member.
 */
export class Vault {
  readonly #secret: string;
  readonly #isCommon: (text: string) => boolean;
  readonly #pairs = new Map<string, string>();
  /** What the suite itself has sent: anybody can make it of the seed. In all forms that a server may give it. */
  readonly #own = new Set<string>();
  /** What things are called by, as text. */
  readonly #ids = new Set<string>();
  readonly #wording = new Wording();

  /** @param isCommon whether a text stands in the documents: then it is not looked for elsewhere. */
  constructor(secret: string, isCommon: (text: string) => boolean) {
    this.#secret = secret;
    this.#isCommon = isCommon;
  }

  /** What stands for a value, or what it stands for; itself where it is the suite's own. */
  partner(name: string, literal: string): string | undefined {
    const known = this.#pairs.get(keyOf(name, literal));
    if (known !== undefined) return known;
    if (this.#isOwn(name, literal) || this.#ids.has(textOf(literal))) return literal;
    // Under another name it may be known already.
    const same = literal.startsWith('"') ? this.#wording.whole(textOf(literal)) : undefined;
    return same === undefined ? undefined : JSON.stringify(same);
  }

  #isOwn(name: string, literal: string): boolean {
    return formsOf(literal).some((form) => this.#own.has(keyOf(name, form)));
  }

  /** Notes a value that is no secret. */
  own(name: string, literal: string): void {
    for (const form of formsOf(literal)) this.#own.add(keyOf(name, form));
  }

  /**
   * Notes an id that was shown as one. A reference to it cannot be hidden beside that, and replacing it wherever it
   * stands would name another thing.
   */
  id(text: string): void {
    if (text.length >= SHORTEST) this.#ids.add(text);
  }

  /** A value of the same kind that stands for no other yet; undefined where this attempt finds none. */
  candidate(name: string, literal: string, attempt: number): string | undefined {
    const numbers = numbersOf(this.#secret, literal, attempt);
    const made = literal.startsWith('"')
      ? JSON.stringify(alike(JSON.parse(literal) as string, numbers))
      : alikeNumber(literal, numbers);
    return made !== literal && this.isFree(name, made) ? made : undefined;
  }

  isFree(name: string, literal: string): boolean {
    return this.partner(name, literal) === undefined;
  }

  pair(name: string, real: string, shown: string): void {
    this.#pairs.set(keyOf(name, real), shown);
    this.#pairs.set(keyOf(name, shown), real);
  }

  part(name: string, real: string, shown: string): void {
    this.#pairs.delete(keyOf(name, real));
    this.#pairs.delete(keyOf(name, shown));
  }

  /** From now on a value is replaced wherever it stands, unless it is too short to be told from other text. */
  spread(real: string, shown: string): void {
    const [text, instead] = [textOf(real), textOf(shown)];
    if (this.#isCommon(text) || MOMENT.test(text)) return;
    // Here too each stands for the other.
    this.#wording.add(text, instead);
    this.#wording.add(instead, text);
  }

  /** A text of the target as it is shown, or one of a script as it is sent. */
  exchange(text: string): string {
    return this.#wording.replace(text);
  }
}

function keyOf(name: string, literal: string): string {
  return `${name}\0${literal}`;
}

/** A literal as it stands outside of JSON. */
export function textOf(literal: string): string {
  return literal.startsWith('"') ? (JSON.parse(literal) as string) : literal;
}

/** What servers make of one value: letters in another case, without its marks, the same instant, the same number. */
function formsOf(literal: string): string[] {
  const text = textOf(literal).trim();
  const bare = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || text;
  const number = text === '' ? Number.NaN : Number(text);
  const time = /^\d{4}-?\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return [
    `text ${bare}`,
    // Narrower types of fractions lose their last digits.
    ...(Number.isFinite(number)
      ? [`number ${Number.isInteger(number) ? number : number.toPrecision(6)}`]
      : []),
    ...(Number.isFinite(time) ? [`time ${Math.floor(time / 1000)}`] : []),
  ];
}
