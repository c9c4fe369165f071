import { expect, test } from '@jest/globals';
import { mediaFor } from '../../src/contract/documented.ts';

test('the entry of just the media type that came wins over a wider one', () => {
  const problem = { mediaType: 'application/problem+json' };
  expect(mediaFor([{ mediaType: 'application/json' }, problem], 'application/problem+json')).toBe(problem);
  const png = { mediaType: 'image/png' };
  expect(mediaFor([{ mediaType: '*/*' }, png], 'image/png')).toBe(png);
});

test('of media types that differ in their parameters, the one that came is meant', () => {
  const [one, two] = [
    { mediaType: 'application/json; version=1' },
    { mediaType: 'application/json;version=2' },
  ];
  expect(mediaFor([one, two], 'application/json; charset=utf-8; Version="2"')).toBe(two);
  expect(mediaFor([one, two], 'application/json;version=1')).toBe(one);
  expect(mediaFor([one, two], 'application/json')).toBe(one);
});
