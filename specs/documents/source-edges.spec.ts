import { describe, expect, test } from '@jest/globals';
import { parseSource } from '../../src/documents/source.ts';

const parse = (text: string) => parseSource('api.yaml', text);

test('a part that 300 operations share may be merged into each', () => {
  const uses = Array.from({ length: 300 }, (_, i) => `op${i}:\n  <<: *errors\n`).join('');
  expect(parse(`errors: &errors {a: {b: 1}}\n${uses}`).value).toMatchObject({ op299: { a: { b: 1 } } });
});

describe('the place of a part of a JSON text', () => {
  const text = `{
  "a": [1, {"b": "}] \\\\\\" {"}, [], -1.5e3],
  "c/d": {"e~f" : null, "\\u0067": true, "": {}},
  "twice": 1,
  "twice": {"in": 2}
}`;
  const source = parseSource('api.json', text);
  test.each([
    ['', 1, 1],
    ['/a/1/b', 2, 18],
    ['/a/3', 2, 36],
    ['/c~1d/e~0f', 3, 19],
    ['/c~1d/g', 3, 35],
    ['/c~1d//none', 3, 45],
    ['/twice/in', 5, 19],
    ['/nothing/below', 1, 1],
  ])('%j is line %d, column %d', (pointer, line, column) => {
    expect(source.locate(pointer)).toEqual({ file: 'api.json', line, column });
  });
});
