import { isObject } from '../documents/pointer.ts';

/** Two values as text for a reader who wants to see where they differ. */
interface Difference {
  /** What would have been right: one text, or one for each alternative. */
  readonly expected: readonly string[];
  readonly actual?: string;
}

/** How much stays before the first difference where the beginning is cut away. */
const LEAD = 24;

/**
 * Expected and actual as compact JSON of at most `room` characters each, cut so that the first difference shows.
 * Where a list is expected and something else came, the list holds alternatives.
 */
export function difference(expected: unknown, actual: unknown, room: number): Difference {
  const alternatives = Array.isArray(expected) && !Array.isArray(actual) ? expected : [expected];
  const given = expected === undefined ? [] : alternatives;
  const [likeliest] = given;
  const actualText = actual === undefined ? undefined : compact(inOrderOf(likeliest, actual));
  const from =
    actualText === undefined || likeliest === undefined ? 0 : differsAt(compact(likeliest), actualText);
  return {
    expected: given.map((one, index) => excerpt(compact(one), index === 0 ? from : 0, room)),
    ...(actualText !== undefined && { actual: excerpt(actualText, from, room) }),
  };
}

function compact(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}

/** The value with its members in the order of the model, as far as that has them: order is no difference. */
function inOrderOf(model: unknown, value: unknown): unknown {
  if (Array.isArray(value)) {
    return Array.isArray(model) ? value.map((item, index) => inOrderOf(model[index], item)) : value;
  }
  if (!isObject(model) || !isObject(value)) return value;
  const names = [...Object.keys(model).filter((name) => Object.hasOwn(value, name)), ...Object.keys(value)];
  return Object.fromEntries([...new Set(names)].map((name) => [name, inOrderOf(model[name], value[name])]));
}

function differsAt(one: string, other: string): number {
  const [first, second] = [[...one], [...other]];
  const at = first.findIndex((character, index) => character !== second[index]);
  return at === -1 ? first.length : at;
}

/** A part of the text that has the position in it. Counted in code points, lest one is cut in two. */
function excerpt(text: string, position: number, room: number): string {
  const characters = [...text];
  if (characters.length <= room) return text;
  const start = position < room - LEAD ? 0 : Math.min(position - LEAD, characters.length - room);
  const shown = characters.slice(start, start + room).join('');
  return `${start > 0 ? '...' : ''}${shown}${start + room < characters.length ? '...' : ''}`;
}
