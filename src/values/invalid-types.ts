import type { JsonObject } from '../documents/pointer.ts';
import type { Violation } from './violation.ts';

/** An object that is nothing but an object: no server reads a text, a number or a truth value out of it. */
const NOTHING_ELSE = { trysquare: true };
const WORD = 'trysquare';

const NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a number',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

/**
 * Values of a type that cannot be meant: frameworks read 5 from "5", a text from 5 and true from "true", but no text
 * from an object. `items` is the type of an array's items: some read a single item as a list of one.
 */
export function wrongTypes(type: string, items: string | undefined): Violation[] {
  const name = NAMES[type];
  if (name === undefined) return [];
  return [{ keyword: 'type', what: `not ${name}`, values: [wrongValue(type, items)] }];
}

function wrongValue(type: string, items: string | undefined): unknown {
  switch (type) {
    case 'integer':
    case 'number':
      return WORD;
    case 'object':
      return [WORD];
    case 'array':
      return items === 'object' ? WORD : NOTHING_ELSE;
    default:
      return NOTHING_ELSE;
  }
}

/** Values that are none of those that an `enum` or a `const` names, of a type that one of them has. */
export function wrongChoices(schema: JsonObject): Violation[] {
  if ('const' in schema)
    return [{ keyword: 'const', what: 'not its only value', values: others([schema['const']]) }];
  const choices = schema['enum'];
  return Array.isArray(choices)
    ? [{ keyword: 'enum', what: 'none of its values', values: others(choices) }]
    : [];
}

function others(choices: readonly unknown[]): unknown[] {
  const numbers = choices.filter((one): one is number => typeof one === 'number');
  return [
    ...(choices.some((one) => typeof one === 'string') ? [`${WORD}-none`] : []),
    ...(numbers.length > 0 ? [Math.max(...numbers) + 1] : []),
  ];
}

/** Null, where a schema does not allow it. */
export const wrongNull: Violation = { keyword: 'null', what: 'null', values: [null] };
