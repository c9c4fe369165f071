import { expect, test } from '@jest/globals';
import { mediaFor } from '../../src/contract/documented.ts';

test('the entry of just the media type that came wins over a wider one', () => {
  const problem = { mediaType: 'application/problem+json' };
  expect(mediaFor([{ mediaType: 'application/json' }, problem], 'application/problem+json')).toBe(problem);
  const png = { mediaType: 'image/png' };
  expect(mediaFor([{ mediaType: '*/*' }, png], 'image/png')).toBe(png);
});
