import { createContext, Script } from 'node:vm';
import { costOf } from './pattern/cost.ts';
import { readingOf } from './pattern/dialect.ts';

/** A pattern that texts can be held against. */
export interface Pattern {
  test(text: string): boolean;
  /** Whether a text that matches is sure to be as the pattern says. */
  readonly exact: boolean;
}

/** Steps that a search may take without being watched. */
const MOST_STEPS = 1e6;
/** Milliseconds of one search, and how many searches may run out of them. */
const LONGEST = 100;
const MOST_FAILURES = 3;

/** To watch a search takes a thousand times as long as the search; what is sent is held against its pattern often. */
const MOST_KEPT = 1000;
const LONGEST_KEPT = 1000;

/** For some engines letters of all alphabets are parts of words, and their digits are digits. */
const CLASSES = /\\[dDwWsSbB]/;

const known = new Map<string, Pattern | undefined>();

/**
 * A `pattern` as a regular expression of JavaScript, with the `u` flag or without. Undefined where it is none, or may
 * mean something else to its author: most are written for, and by, other engines. Where it matches, the text is as the
 * pattern says, or it cannot be told: a search that does not end in time, or letters that engines take for different
 * things.
 */
export function usable(pattern: string): Pattern | undefined {
  if (!known.has(pattern)) known.set(pattern, made(pattern));
  return known.get(pattern);
}

function made(pattern: string): Pattern | undefined {
  const reading = readingOf(pattern);
  if (reading === undefined) return undefined;
  const { source, flags, unicode } = reading;
  const readings = [compiled(source, `${flags}u`), unicode ? undefined : compiled(source, flags)];
  const [search, ...others] = readings.filter((one) => one !== undefined).map(bounded);
  if (search === undefined) return undefined;
  const hasClasses = CLASSES.test(source);
  return {
    exact: !hasClasses && !costOf(source).nested,
    test(text) {
      if (search(text)) return true;
      const isUnclear = hasClasses && !/^\p{ASCII}*$/u.test(text);
      return isUnclear || (/[\uD800-\uDFFF]/.test(text) && others.some((other) => other(text)));
    },
  };
}

function compiled(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

/** A search that ends. One that may take long is watched, which costs a little; one that does is given up. */
function bounded(expression: RegExp): (text: string) => boolean {
  const { variable, nested } = costOf(expression.source);
  let failures = 0;
  const found = new Map<string, boolean>();
  return (text) => {
    // Where the pattern has no fixed start it is tried at each place of the text.
    if (!nested && (text.length + 1) ** (variable + 1) <= MOST_STEPS) return expression.test(text);
    if (failures >= MOST_FAILURES) return true;
    const before = found.get(text);
    if (before !== undefined) return before;
    // Once more: what took so long may have been something else on this machine.
    const matches = watched(expression, text) ?? watched(expression, text);
    if (matches === undefined) failures += 1;
    else if (text.length <= LONGEST_KEPT) {
      if (found.size >= MOST_KEPT) found.clear();
      found.set(text, matches);
    }
    return matches ?? true;
  };
}

const room: Record<string, unknown> = createContext(Object.create(null));
const script = new Script('expression.test(text)');

/** Whether there is a match; undefined where it was not found out in time. */
function watched(expression: RegExp, text: string): boolean | undefined {
  Object.assign(room, { expression, text });
  try {
    return script.runInContext(room, { timeout: LONGEST }) as boolean;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}
