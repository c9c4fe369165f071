import { expect, test } from '@jest/globals';
import { jsonParts, jsonText } from '../../../src/report/formats/common/json-text.ts';

test.each<readonly [string, Record<string, unknown>]>([
  ['nothing', {}],
  ['only what is undefined', { a: undefined }],
  ['plain members', { a: 1, b: 'x', c: null, d: true, e: undefined, f: 2 }],
  ['lists and objects, empty and deep', { a: [], b: {}, c: [[], {}, [1, { d: [2] }]], e: { f: { g: [1] } } }],
  ['a list with holes', { a: [undefined, 1, null], b: [{ c: undefined }] }],
  ['text that acts', { 'a\u001b': ['\u202e', '##[error]', '\n', '\u2028', '\ud800'], b: { c: '\0\r\n' } }],
])('piece by piece, %s is the same text', (_, value) => {
  expect([...jsonParts(value)].join('')).toBe(jsonText(value));
});
