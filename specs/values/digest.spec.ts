import { expect, test } from '@jest/globals';
import { digestOf, numberOf, uuidOf, wordOf } from '../../src/values/digest.ts';

test('nothing but the parts matters', () => {
  for (const make of [digestOf, uuidOf, wordOf]) {
    expect(make('a', 1)).toBe(make('a', 1));
    expect(make('a', 1)).not.toBe(make('a', 2));
  }
});

test('parts are told apart', () => {
  expect(digestOf('ab', 'c')).not.toBe(digestOf('a', 'bc'));
});

test('a UUID is one of version 4', () => {
  for (let i = 0; i < 50; i += 1)
    expect(uuidOf(i)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('a number is whole and below the limit, and all of them come', () => {
  const numbers = Array.from({ length: 100 }, (_, i) => numberOf(3, i));
  expect([...new Set(numbers)].sort()).toEqual([0, 1, 2]);
});

test('a word is letters and digits', () => expect(wordOf('a')).toMatch(/^ts[0-9a-f]{10}$/));
