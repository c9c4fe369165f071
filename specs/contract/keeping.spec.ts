import { expect, test } from '@jest/globals';
import { keeping } from '../../src/contract/keeping.ts';

function counted(most?: number): { readonly of: (text: string) => string; readonly worked: string[] } {
  const worked: string[] = [];
  const work = (text: string): string => {
    worked.push(text);
    return text.toUpperCase();
  };
  return { of: keeping(work, most), worked };
}

test('works out each text once', () => {
  const { of, worked } = counted();
  expect([of('a'), of('b'), of('a'), of('a')]).toEqual(['A', 'B', 'A', 'A']);
  expect(worked).toEqual(['a', 'b']);
});

test('keeps so many and no more, and is right beyond them', () => {
  const { of, worked } = counted(2);
  expect(['a', 'b', 'c', 'c', 'a'].map(of)).toEqual(['A', 'B', 'C', 'C', 'A']);
  expect(worked).toEqual(['a', 'b', 'c', 'c']);
});

test('keeps nothing that is long: it may be a stranger who sends it', () => {
  const { of, worked } = counted();
  const long = 'x'.repeat(201);
  expect([of(long), of(long)]).toEqual([long.toUpperCase(), long.toUpperCase()]);
  expect(worked).toEqual([long, long]);
});
