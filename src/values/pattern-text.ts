import { readingOf } from '../contract/pattern/dialect.ts';
import { usable } from '../contract/pattern.ts';
import { numberOf } from './digest.ts';
import { lettersOf } from './pattern-letters.ts';
import { type Group, type Part, treeOf } from './pattern-tree.ts';

/** How long a text may, and has to, be. */
interface Bounds {
  readonly least: number;
  readonly most: number;
}

const LONGEST = 10_000;
const MOST_STEPS = 10_000;
/** What a pattern says of the text around a place (`(?=…)`) is left to chance: enough for a letter of each kind. */
const ATTEMPTS = 24;
const ATTEMPTS_OF_A_WIDTH = 8;
/** Letters beyond the shortest text: enough that two texts differ. */
const ROOM = 10;

/** One attempt: what is chosen follows from the token, and from how many were in vain. */
interface Attempt {
  readonly token: string;
  readonly number: number;
  readonly flags: string;
  /** Letters that may still be added to the shortest text. */
  room: number;
  steps: number;
}

/** A text that is as the pattern says, the same for the same token; undefined where none could be made. */
export function textOf(pattern: string, token: string, { least, most }: Bounds): string | undefined {
  const reading = readingOf(pattern);
  const tree = reading && treeOf(reading.source);
  const proof = usable(pattern);
  if (reading === undefined || tree === undefined || proof === undefined) return undefined;
  const { shortest } = tree;
  const length = Math.min(Math.max(least, shortest + ROOM), most);
  if (shortest > most || length > LONGEST) return undefined;
  const flags = reading.unicode ? `${reading.flags}u` : reading.flags;
  for (let number = 0; number < ATTEMPTS; number += 1) {
    const text = written(tree, { token, number, flags, room: length - shortest, steps: 0 });
    // Many servers cut spaces off the ends, and refuse what is left where it is nothing.
    if (text === undefined || text === '' || text !== text.trim()) continue;
    if (text.length >= least && text.length <= most && proof.test(text)) return text;
  }
  return undefined;
}

/** Undefined where it takes too long, or where there is no letter for a place. */
function written({ choices, shortest }: Group, attempt: Attempt): string | undefined {
  const chosen = choices[pick(choices.length, attempt)];
  if (chosen === undefined) return undefined;
  attempt.room -= chosen.shortest - shortest;
  let text = '';
  for (const part of chosen.parts) {
    for (let left = timesOf(part, attempt); left > 0; left -= 1) {
      const more = 'letter' in part ? letter(part.letter, attempt) : written(part, attempt);
      if (more === undefined || attempt.steps > MOST_STEPS) return undefined;
      text += more;
    }
  }
  return text;
}

function letter(words: string, attempt: Attempt): string | undefined {
  const letters = lettersOf(words, attempt.flags, Math.floor(attempt.number / ATTEMPTS_OF_A_WIDTH));
  return letters[pick(letters.length, attempt)];
}

/** What may be there or not is not, in every other attempt; spaces are as few as can be. */
function timesOf(part: Part, attempt: Attempt): number {
  const { least, most, shortest } = part;
  if (least === 0 && most === 1 && attempt.number % 2 === 0) return 0;
  if ('letter' in part && part.letter === '\\s') return least;
  const more = Math.min(most - least, Math.floor(Math.max(0, attempt.room) / Math.max(1, shortest)));
  attempt.room -= more * shortest;
  return least + more;
}

function pick(limit: number, attempt: Attempt): number {
  attempt.steps += 1;
  return limit > 1 ? numberOf(limit, attempt.token, attempt.number, attempt.steps) : 0;
}
