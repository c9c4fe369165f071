/** A variable that is mistyped is said to be one; what is somebody's own is left alone. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { mistypedVariables } from '../../src/cli/variables.ts';
import { emptyConfig } from '../../src/config/config.ts';
import { run } from './command.ts';

const lines = (...names: string[]): string[] =>
  mistypedVariables(Object.fromEntries(names.map((name) => [name, 'x'])), emptyConfig);

test.each([
  ['TRYSQUARE_TRAGET', 'TRYSQUARE_TARGET'],
  ['TRYSQUARE_Target', 'TRYSQUARE_TARGET'],
  ['TRYSQUARE_READONLY', 'TRYSQUARE_READ_ONLY'],
  ['TRYSQUARE_KYE', 'TRYSQUARE_KEY'],
  ['TRYSQUARE_KEY_RESTRICED', 'TRYSQUARE_KEY_RESTRICTED'],
  ['TRYSQUARE_KEY_OTHE', 'TRYSQUARE_KEY_OTHER'],
  ['TRYSQUARE_CONFG', 'TRYSQUARE_CONFIG'],
])('%s was to be %s', (written, meant) => {
  expect(lines(written)).toEqual([`nothing reads ${written}; did you mean "${meant}"?`]);
});

test.each([
  ['keys of other configurations', ['KEY_STAGING', 'KEY_2', 'KEY2', 'KEYB', 'KEY_OWNER', 'KEY_UNRESTRICTED']],
  ['what a script goes through', ['TARGETS', 'TARGET_A', 'SURFACES', 'OUT_1', 'KEYS']],
  ['what a script hands over as an option', ['SHARD', 'ONLY', 'REPORT', 'OPERATION', 'VERSION', 'RUNS']],
  ['other words', ['DATE', 'GATE', 'FEED', 'PORT', 'ROUTE', 'HOST']],
])('no alarm for %s', (_, names) => {
  expect(lines(...names.map((name) => `TRYSQUARE_${name}`))).toEqual([]);
});

test('no alarm for what has no value, what others have, and what a configuration names', () => {
  expect(mistypedVariables({ TRYSQUARE_TRAGET: '' }, emptyConfig)).toEqual([]);
  expect(lines('TRYSQARE_TARGET', 'XTRYSQUARE_TRAGET')).toEqual([]);
  const config = { ...emptyConfig, keys: { full: 'env:TRYSQUARE_KYE' } };
  expect(mistypedVariables({ TRYSQUARE_KYE: 'x' }, config)).toEqual([]);
  expect(mistypedVariables({ TRYSQUARE_KYEE: 'x' }, config)).toEqual([]);
  const staging = { ...emptyConfig, keys: { full: 'env:TRYSQUARE_KEY_STAGING' } };
  expect(mistypedVariables({ TRYSQUARE_KEY_STAGNIG: 'x' }, staging)).toEqual([
    'nothing reads TRYSQUARE_KEY_STAGNIG; did you mean "TRYSQUARE_KEY_STAGING"?',
  ]);
});

test('where case does not count, no alarm for another case', () => {
  expect(mistypedVariables({ TRYSQUARE_Target: 'x', TRYSQUARE_TARGET: 'x' }, emptyConfig)).toEqual([]);
});

test('no alarm for any variable that stands in the project', () => {
  const src = fileURLToPath(new URL('../../src/', import.meta.url));
  const files = readdirSync(src, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const texts = files.map((one) => readFileSync(join(one.parentPath, one.name), 'utf8'));
  const names = new Set(texts.flatMap((text) => text.match(/TRYSQUARE_[A-Z_]*[A-Z]/g) ?? []));
  expect(names.size).toBeGreaterThan(15);
  expect(lines(...names)).toEqual([]);
});

test('the command says it on stderr, once, without the value, and goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
  writeFileSync(join(folder, 'trysquare.config.yaml'), 'keys: {restricted: env:TRYSQUARE_KEY_RESTRICTD}\n');
  const environment = { TRYSQUARE_TRAGET: 'http://value.test', TRYSQUARE_KEY_RESTRICTD: 'NotASecret01' };
  const { code, stdout, stderr } = await run(['config'], environment, folder);
  expect([code, stderr]).toEqual([
    0,
    'trysquare: nothing reads TRYSQUARE_TRAGET; did you mean "TRYSQUARE_TARGET"?\n',
  ]);
  expect(stdout).toContain('target');
  const completed = await run(['--complete', 'trysquare', 'check', '--only', 'auth/wro'], environment);
  expect(completed).toEqual({ code: 0, stdout: 'auth/wrong-scheme\n', stderr: '' });
});
