import { expect, test } from '@jest/globals';
import { parseSource } from '../../src/documents/source.ts';

const parse = (text: string) => parseSource('api.yaml', text);

test('a part that 300 operations share may be merged into each', () => {
  const uses = Array.from({ length: 300 }, (_, i) => `op${i}:\n  <<: *errors\n`).join('');
  expect(parse(`errors: &errors {a: {b: 1}}\n${uses}`).value).toMatchObject({ op299: { a: { b: 1 } } });
});
