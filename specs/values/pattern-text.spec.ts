import { expect, test } from '@jest/globals';
import { usable } from '../../src/contract/pattern.ts';
import { textOf } from '../../src/values/pattern-text.ts';
import { stringOf } from '../../src/values/strings.ts';

const ANY = { least: 0, most: 1000 };

test.each([
  '^[a-f\\d]{24}$',
  '^\\/changelogs\\/([a-f\\d]{24}|([a-z\\d\\-_]+))$',
  '^[A-Z]{2}\\d{6}$',
  '^(?=.*[A-Z])(?=.*\\d)(?=.*[!@#]).{8,}$',
  '^(\\d{1,3}\\.){3}\\d{1,3}$',
  '^\\s*\\w+(\\.\\w+)?\\s*$',
  '^(GET|POST) \\/[^/,]+$',
  '^[\\u0400-\\u04ff]{2,5}$',
  '^\\p{Lu}+\\x2dé$',
  '^(?<year>\\d{4})-(?:0[1-9]|1[0-2])\\b',
  '(?i)^ab[^c]{1,2}?$',
  '\\A[[:alpha:]]?x\\z',
])('a text of %s', (pattern) => {
  const text = textOf(pattern, 'one', ANY);
  if (usable(pattern) === undefined) expect(text).toBeUndefined();
  else {
    expect(text).toMatch(/^\S(?:.*\S)?$/s);
    expect(usable(pattern)?.test(text ?? '')).toBe(true);
    expect(textOf(pattern, 'one', ANY)).toBe(text);
  }
});

test('other tokens have other texts', () => {
  const texts = Array.from({ length: 100 }, (_, token) => textOf('^[a-f\\d]{24}$', `${token}`, ANY));
  expect(new Set(texts).size).toBe(100);
});

test('a text is as long as it has to be, and no longer than it may', () => {
  expect(textOf('^[a-z]+$', 'one', { least: 500, most: 600 })).toMatch(/^[a-z]{500,600}$/);
  expect(textOf('^[a-z]+$', 'one', { least: 0, most: 3 })).toMatch(/^[a-z]{1,3}$/);
  expect(textOf('^[a-z]{4}$', 'one', { least: 0, most: 3 })).toBeUndefined();
  expect(textOf('^[a-z]{4}$', 'one', { least: 5, most: 9 })).toBeUndefined();
});

test.each([
  ['too long', 'x{20000}'],
  ['too much in one another', '(((a{1000}){1000}){1000})'],
  ['without end', '(){999999999}'],
  ['too deep', `${'('.repeat(3000)}a${')'.repeat(3000)}`],
  ['what nothing can be', '^a\\bb$'],
  ['what refers to itself', '^(["\']).*\\1$'],
  ['blank', '^ $'],
  ['no pattern', '^[a'],
])('no text of what is %s', (_, pattern) => {
  const before = Date.now();
  expect(textOf(pattern, 'one', ANY)).toBeUndefined();
  expect(Date.now() - before).toBeLessThan(2000);
});

test('it is made where neither a guess nor an example fits, also beside a format', () => {
  expect(stringOf({ pattern: '^\\d-\\d$', example: 'x' }, 'one')).toMatch(/^\d-\d$/);
  expect(stringOf({ pattern: '^\\d-\\d$', example: '1-2' }, 'one')).toBe('1-2');
  expect(stringOf({ format: 'uri', pattern: '^ftp://\\w+$' }, 'one')).toMatch(/^ftp:\/\/\w+$/);
});
