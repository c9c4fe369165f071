import { expect, test } from '@jest/globals';
import { referenceKeys } from '../../src/cli/reference.ts';
import { keyIn } from './jest/keys.mjs';

test.each(Object.values(referenceKeys))('what is looked for after all specs is %s, in every form', (key) => {
  for (const form of [
    key,
    encodeURIComponent(key),
    Buffer.from(`Api-Key ${key}`).toString('base64'),
    Buffer.from(`x${key}`).toString('base64url'),
    Buffer.from(`xy${key}z`).toString('base64'),
    Buffer.from(key).toString('hex'),
  ])
    expect(keyIn(Buffer.from(`some text ${form} and more`))).toBeDefined();
  expect(keyIn(Buffer.from(`ends with ${key}`, 'utf16le'))).toBeDefined();
  expect(keyIn(Buffer.from(key.slice(1)))).toBeUndefined();
});
