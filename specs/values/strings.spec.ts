import { expect, test } from '@jest/globals';
import { marked, sized, stringOf } from '../../src/values/strings.ts';

test('a text is marked with a word of the token behind it', () => {
  expect(marked(' Robin ', 'one')).toMatch(/^Robin ts\w{10}$/);
  expect(marked('  ', 'one')).toMatch(/^ts\w{10}$/);
});

test('what is too short is made longer, what is too long keeps the end of its word', () => {
  expect(sized({ minLength: 8 }, 'abc', 'one')).toBe('abcxxxxx');
  expect(sized({ maxLength: 4 }, marked('abc', 'one'), 'one')).toBe(marked('', 'one').slice(-4));
  expect(sized({}, 'abc', 'one')).toBe('abc');
});

test('an example of a pattern is used where no guess fits', () => {
  expect(stringOf({ pattern: '^\\d-\\d$', example: '1-2' }, 'one')).toBe('1-2');
  expect(stringOf({ pattern: '^(["\'])\\d\\1$', example: '"1"' }, 'one')).toBe('"1"');
  expect(stringOf({ pattern: '^(["\'])\\d\\1$' }, 'one')).toBeUndefined();
});

test('a pattern that is no regular expression has no strings', () => {
  expect(stringOf({ pattern: '^[a' }, 'one')).toBeUndefined();
});
