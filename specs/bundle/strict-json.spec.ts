import { expect, test } from '@jest/globals';
import { parseStrict } from '../../src/bundle/strict-json.ts';

const read = (text: string | Uint8Array): unknown =>
  parseStrict(typeof text === 'string' ? Buffer.from(text) : text);

test('reads what every reader reads alike', () => {
  const value = {
    a: [1, 'x"{', { a: null, b: { a: '\\' } }],
    constructor: { prototype: 1 },
    'é\n': '\ud83d\ude00',
  };
  expect(read(JSON.stringify(value, null, 2))).toEqual(value);
  expect(read('[{"a":1},{"a":2}]')).toEqual([{ a: 1 }, { a: 2 }]);
  expect(read(`${'['.repeat(1_900)}${']'.repeat(1_900)}`)).toBeInstanceOf(Array);
});

test.each([
  ['{"a":1,"a":2}', /has the member "a" twice/],
  ['{"x":{"a":1,"b":{"a":1},"a":2}}', /has the member "a" twice/],
  ['{"a":1,"\\u0061":2}', /has the member "a" twice/],
  ['{"a" : 1, "b": [{}], "a"\n:2}', /has the member "a" twice/],
  ['{"__proto__":{}}', /has a member "__proto__"/],
  ['{"a":{"\\u005f_proto__":1}}', /has a member "__proto__"/],
  ['['.repeat(1_000_000), /nested more than/],
  ['{"a":'.repeat(3_000), /nested more than/],
  ['{"a":1}x', /not valid JSON/],
  ['{"a":1', /not valid JSON/],
  ['"', /not valid JSON/],
  ['\ufeff{}', /not valid JSON/],
  ['', /not valid JSON/],
])('refuses %.30j', (text, reason) => {
  expect(() => read(text)).toThrow(reason);
});

test('refuses what is not UTF-8', () => {
  expect(() => read(Buffer.from([0x22, 0xff, 0x22]))).toThrow(/is not UTF-8/);
});
