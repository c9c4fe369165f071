import { expect, test } from '@jest/globals';
import { ALTERED, ISSUED, KEYS, present, TOKEN } from '../../src/script/credential.ts';

test('every token is known as one', () => {
  for (const token of [...Object.values(KEYS), ...Object.values(ALTERED)])
    expect(token.match(TOKEN)).toEqual([token]);
  expect('{{name}} {key} {{key:}}'.match(TOKEN)).toBeNull();
});

test('only tokens of issued keys show a secret', () => {
  expect(['{{key}}', 'x{{other}}', '{{key:base64}}'].every((text) => ISSUED.test(text))).toBe(true);
  expect(Object.values(ALTERED).some((token) => ISSUED.test(token))).toBe(false);
});

test('a key is presented as the contract has it', () => {
  expect(present({ scheme: 'Key', header: 'Authorization', prefix: 'Api-Key ' }, KEYS.full)).toBe(
    'Api-Key {{key}}',
  );
});
