import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { type Config, emptyConfig } from '../../src/config/config.ts';
import { readKeys } from '../../src/config/keys.ts';
import { UsageError } from '../../src/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
afterAll(() => rmSync(folder, { recursive: true }));

const KEY = 'NotASecretKeyForSpecs01';
const config = (keys: Config['keys']): Config => ({ ...emptyConfig, folder, keys });

test('keys come from the environment where nothing else is said', () => {
  const environment = { TRYSQUARE_KEY: KEY, TRYSQUARE_KEY_OTHER: 'NotASecretKeyForSpecs02' };
  expect(readKeys(emptyConfig, environment)).toEqual({
    full: KEY,
    other: 'NotASecretKeyForSpecs02',
    restricted: undefined,
    places: {
      full: 'env:TRYSQUARE_KEY',
      other: 'env:TRYSQUARE_KEY_OTHER',
      restricted: 'env:TRYSQUARE_KEY_RESTRICTED',
    },
  });
});

test('and say where they were looked for, files as seen from the working directory', () => {
  writeFileSync(join(folder, 'full.key'), KEY);
  const { places } = readKeys(config({ full: 'file:full.key', other: 'env:THEIRS' }), {});
  expect(places).toEqual({
    full: `file:${relative('.', join(folder, 'full.key'))}`,
    other: 'env:THEIRS',
    restricted: 'env:TRYSQUARE_KEY_RESTRICTED',
  });
});

test('a key may be in a variable of another name', () => {
  expect(
    readKeys(config({ full: 'env:MINE' }), { MINE: KEY, TRYSQUARE_KEY: 'NotASecretKeyForSpecs02' }).full,
  ).toBe(KEY);
});

test('a key may be in a file beside the configuration, white space around it', () => {
  writeFileSync(join(folder, 'key.txt'), `\uFEFF  ${KEY}\r\n\n`);
  expect(readKeys(config({ full: 'file:key.txt' }), {}).full).toBe(KEY);
});

test('without a key it says where one is looked for', () => {
  expect(() => readKeys(emptyConfig, {})).toThrow(UsageError);
  expect(() => readKeys(emptyConfig, { TRYSQUARE_KEY: '' })).toThrow(/put it into TRYSQUARE_KEY/);
  expect(() => readKeys(config({ full: 'env:MINE' }), {})).toThrow(/put it into MINE/);
});

test('an empty key file is no key, and one that cannot be read is named', () => {
  writeFileSync(join(folder, 'empty.txt'), '\n');
  expect(() => readKeys(config({ full: 'file:empty.txt' }), {})).toThrow(/no key.*empty\.txt/);
  expect(() => readKeys(config({ full: 'env:A', other: 'file:none.txt' }), { A: KEY })).toThrow(
    'none.txt: the key file cannot be read',
  );
});
