import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type Config, emptyConfig } from '../../src/config/config.ts';
import { keyPlaces } from '../../src/config/key-places.ts';
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

describe('a reference that may be a key itself is told by where it stands', () => {
  const at = (keys: Config['keys']): Config => ({
    ...config(keys),
    placeOf: (pointer) => `my.yaml:3 (${pointer})`,
  });
  const KEYS = [
    'sk_live_51HxyzABCdefGHI',
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    'AKIAIOSFODNN7EXAMPLE',
    'JBSWY3DPEHPK3PXPJBSWY3DP',
    'xoxb_123456789012_abcdef',
    'hunter2hunter2',
    'QWERTYUIOPASDFGH',
  ];

  test.each(KEYS)('env:%s', (key) => {
    const said = thrown(() => readKeys(at({ full: `env:${key}` }), {}));
    expect(said).toContain('put it into the variable that keys.full of my.yaml:3 (/keys/full) names');
    expect(said).not.toContain(key);
    const shown = JSON.stringify(keyPlaces(at({ full: `env:${key}` }), {}));
    expect([shown.includes(key), shown.includes('env:…')]).toEqual([false, true]);
    const { places } = readKeys(at({ full: 'env:MINE', restricted: `env:${key}` }), { MINE: KEY });
    expect(places?.restricted).toBe(
      'the variable that keys.restricted of my.yaml:3 (/keys/restricted) names',
    );
  });

  test.each([...KEYS, 'sk-live-51HxyzABCdefGHI', 'abcdef/0123456789abcdef==', 'a.b9c8d7e6.f5'])(
    'file:%s',
    (key) => {
      const said = thrown(() => readKeys(at({ full: `file:${key}` }), {}));
      expect(said).toMatch(/^the file that keys\.full of my\.yaml:3 .* names: the key file cannot be read/);
      expect(said).not.toContain(key);
    },
  );

  test('but a variable that is set, a file that is there, and what reads as a name are named', () => {
    const odd = 'sk_live_51HxyzABCdefGHI';
    expect(readKeys(at({ full: `env:${odd}` }), { [odd]: KEY }).places?.full).toBe(`env:${odd}`);
    writeFileSync(join(folder, 'k3y0fM1ne'), KEY);
    expect(readKeys(at({ full: 'file:k3y0fM1ne' }), {}).places?.full).toMatch(/^file:.*k3y0fM1ne$/);
    for (const name of ['STAGING_KEY', 'TRYSQUARE_KEY_2', 'MINE', 'API_KEY_V2', 'AUTHORIZATION'])
      expect(thrown(() => readKeys(at({ full: `env:${name}` }), {}))).toContain(`put it into ${name} (`);
    for (const name of ['restricted.key', 'secrets/staging', '../keys/Full-2024.txt', '/run/secrets/api_key'])
      expect(thrown(() => readKeys(at({ full: `file:${name}` }), {}))).toContain(
        `${relative('.', resolve(folder, name))}: the key file cannot be read: no such file`,
      );
  });
});

function thrown(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

test('an empty key file is no key, and one that cannot be read is named', () => {
  writeFileSync(join(folder, 'empty.txt'), '\n');
  expect(() => readKeys(config({ full: 'file:empty.txt' }), {})).toThrow(/no key.*empty\.txt/);
  expect(() => readKeys(config({ full: 'env:A', other: 'file:none.txt' }), { A: KEY })).toThrow(
    'none.txt: the key file cannot be read',
  );
});
