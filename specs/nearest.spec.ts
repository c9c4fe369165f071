import { expect, test } from '@jest/globals';
import { didYouMean, nearest } from '../src/nearest.ts';

const names = ['target', 'surface', 'auth/wrong-scheme', 'auth/missing-key'];

test.each([
  ['tagret', 'target'],
  ['TARGET', 'target'],
  ['surfaces', 'surface'],
  ['auth/wrong-schema', 'auth/wrong-scheme'],
  ['auth/mising-ky', 'auth/missing-key'],
])('%s is near %s', (written, name) => {
  expect(nearest(written, names)).toBe(name);
});

test('what is like none of them has no nearest', () => {
  expect(nearest('colour', names)).toBeUndefined();
  expect(didYouMean('', [])).toBe('');
  expect(didYouMean('traget', names)).toBe('; did you mean "target"?');
});
