import { describe, expect, test } from '@jest/globals';
import { usable } from '../../src/contract/pattern.ts';

const matches = (pattern: string, text: string): boolean | undefined => usable(pattern)?.test(text);

describe('a pattern that is read', () => {
  test.each<[string, string, string, string]>([
    ['as it is', '^[a-z]{2,3}$', 'ab', 'a'],
    ['with classes of Unicode', '^\\p{Lu}+$', 'ÄÖ', 'äö'],
    ['with code points', '^\\u{1F600}?a$', 'a', 'b'],
    ['though it has a hyphen behind a class', '^[\\w-.]+$', 'a-b.c', 'a b'],
    ['though it escapes what it need not', '^\\@\\-\\_\\"$', '@-_"', '@'],
    ['though its braces and brackets stand alone', '^{[a-z]}]$', '{a}]', '{1}]'],
    ['with ends as others write them', '\\A[a-z]+\\z', 'ab', '1ab'],
    ['with an end that may have a line break before it', '\\Aab\\Z', 'ab\n', 'ab\n\n'],
    ['with groups named as in Python', '^(?P<a>x|y)-(?P=a)$', 'x-x', 'x-y'],
    ['with flags at its start', '(?i)^abc$', 'ABC', 'abd'],
    ['with delimiters and flags', '/^abc$/gi', 'ABC', 'abd'],
    ['with delimiters that may be none', '/v[12]/', 'a/v1/b', 'a/v3/b'],
    ['with a line break at its end', '^a$\n', 'a', 'b'],
    ['with a reference back', '^(a|b)\\1$', 'bb', 'ba'],
    ['that repeats what is repeated', '^([a-z]+(-[a-z]+)*)$', 'some-long-slug-of-many-words', 'A-b'],
  ])('%s', (_, pattern, good, bad) => {
    expect([matches(pattern, good), matches(pattern, bad)]).toEqual([true, false]);
  });
});

describe('a pattern that promises nothing', () => {
  test.each([
    ['unclosed', '^[a-z'],
    ['a wildcard', '*.txt'],
    ['possessive', '^a++$'],
    ['atomic', '(?>a+)b'],
    ['free-spacing', '(?x) a b'],
    ['flags inside', 'a(?i)b'],
    ['with classes of POSIX', '^[[:alpha:]]+$'],
    ['with a class that begins with its end', '^[]a]+$'],
    ['with a class that is an intersection', '^[a-z&&[^b]]+$'],
    ['with a class within a class', '^[a[bc]]+$'],
    ['with horizontal space', '^\\h+$'],
    ['quoted', '\\Qa.b\\E'],
    ['with an end of another engine', '\\Ga'],
    ['with a short property', '^\\pL+$'],
    ['with a property that there is not', '^\\p{IsGreek}+$'],
    ['with a long code', '^\\x{1F600}$'],
    ['of XML', '\\i\\c*'],
    ['with a reference to no group', '^a\\1$'],
    ['with a bound that has no lower end', '^a{,5}$'],
    ['with a bound that has spaces', '^a{1, 5}$'],
    ['a template', '^/pets/{petId}$'],
    ['escaped twice', '^\\\\d{4}$'],
    ['escaped twice in a class', '^[\\\\w.]+$'],
    ['with a dot that is escaped twice', '^example\\\\.com$'],
    ['a format of dates', 'yyyy-MM-dd'],
    ['a format of times', "yyyy-MM-dd'T'HH:mm:ss[.SSS]XXX"],
    ['the name of something', 'numeric'],
    ['a dangling backslash', 'a\\'],
    ['with letters beyond, that only newer readers take', '^[😀-]\\@$'],
  ])('%s', (_, pattern) => expect(usable(pattern)).toBeUndefined());
});

test('an empty pattern is one for every text', () => {
  expect(matches('', 'a')).toBe(true);
});

describe('letters that engines take for different things', () => {
  test('are not judged by classes', () => {
    expect(matches('^\\w+$', 'José')).toBe(true);
    expect(matches('^\\w+$', 'a b')).toBe(false);
    expect(matches('^[a-z]+$', 'é')).toBe(false);
  });

  test('are not counted where they are two units for some', () => {
    expect(matches('^.{2}$', '😀')).toBe(true);
    expect(matches('^.{2}$', 'a')).toBe(false);
  });
});

describe('a search ends', () => {
  test.each([
    ['nested', '^(a+)+$', `${'a'.repeat(5_000)}!`],
    ['of choices', '^(a|a|aa)*$', `${'a'.repeat(200)}!`],
    ['of many parts', `^${'a*'.repeat(30)}b$`, 'a'.repeat(200)],
    ['of many optional parts', `^${'a?'.repeat(40)}${'a'.repeat(40)}$`, 'a'.repeat(39)],
    ['bounded within bounded', '^((a{1,50}){1,50}){1,50}$', `${'a'.repeat(400)}!`],
    ['in a very long text', 'a.*b.*c', 'a'.repeat(1_000_000)],
  ])('%s', (_, pattern, text) => {
    const before = performance.now();
    for (let i = 0; i < 20; i += 1) matches(pattern, text);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

test('what a watched search found is known when it is asked for again', () => {
  const pattern = usable('^[a-z0-9]+(_[a-z0-9]+)*$');
  const before = performance.now();
  for (let i = 0; i < 20_000; i += 1)
    expect(pattern?.test(i % 2 === 0 ? 'some_words' : 'no words')).toBe(i % 2 === 0);
  expect(performance.now() - before).toBeLessThan(4000);
});
