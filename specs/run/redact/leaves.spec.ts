import { expect, test } from '@jest/globals';
import { leavesIn, rewritten } from '../../../src/run/redact/leaves.ts';

const named = (name: string): boolean => name === 'email' || name === 'home';
const found = (text: string) => leavesIn(text, named).map(({ pointer, literal }) => [pointer, literal]);

test.each([
  ['a member, in any case', '{"a": 1, "Email": "x"}', [['/Email', '"x"']]],
  [
    'each item of a list',
    '[{"email": "x"}, {"email":\n"y"}]',
    [
      ['/0/email', '"x"'],
      ['/1/email', '"y"'],
    ],
  ],
  [
    'all below it',
    '{"home": {"a": [1, {"b": "x"}], "c": null}, "d": "e"}',
    [
      ['/home/a/0', '1'],
      ['/home/a/1/b', '"x"'],
    ],
  ],
  ['no name in a text', '{"a": "\\"email\\": \\"x\\"", "b": "email"}', []],
  ['escapes', '{"em\\u0061il": "x\\u0041\\""}', [['/email', '"xA\\""']]],
  ['what is cut off', '{"data": [{"email": "nikol', [['/data/0/email', '"nikol"']]],
  [
    'what is JSON in parts',
    'data: {"email": "x"}\n\ndata: {"email": "y"}',
    [
      ['/email', '"x"'],
      ['/email', '"y"'],
    ],
  ],
  ['no flags', '{"email": true, "home": null}', []],
])('%s', (_, text, leaves) => {
  expect(found(text)).toEqual(leaves);
});

test('what is put in their place leaves all else as it was written', () => {
  const text = '{ "email" : "x", "a": 1.0, "home": [10, "\\u0041"]}';
  const instead = rewritten(text, leavesIn(text, named), ({ literal }) =>
    literal === '10' ? '99' : literal,
  );
  expect(instead).toBe('{ "email" : "x", "a": 1.0, "home": [99, "\\u0041"]}');
});

test('a text of ten million characters takes no time to speak of', () => {
  expect(leavesIn(`{"email": "${'\\"a'.repeat(3_000_000)}`, named)).toHaveLength(1);
  expect(leavesIn('['.repeat(1_000_000), named)).toEqual([]);
});
