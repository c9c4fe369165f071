import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/config.ts';
import type { TrysquareConfig } from '../../src/config/define.ts';
import { SETTINGS, type Setting, type SettingName } from '../../src/config/settings.ts';
import { DocumentError } from '../../src/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const file = join(folder, 'trysquare.yaml');
  writeFileSync(file, text);
  return readConfig(file);
}

test('says where the target, the contract and the keys are, and which values to use', async () => {
  const text = `
target: http://localhost:8000
contract: documents/openapi.yaml
surface: theirs.json
overlays: [amend.yaml]
report: [json=out/report.json, terminal]
rate: 2
keys: {full: 'env:MY_KEY', other: 'file:other.txt'}
redact: [email, X-Session]
values:
  parameters: {organizationPk: 7}
  properties: {inbox: 00000000-0000-4000-8000-000000000001}
  schemas: {Message: {text: Hello}}
  operations: {'GET /api/logs/{id}/': {parameters: {id: 5}}}
`;
  expect(await read(text)).toMatchObject({
    folder,
    settings: {
      target: 'http://localhost:8000',
      contract: join(folder, 'documents/openapi.yaml'),
      surface: join(folder, 'theirs.json'),
      overlay: [join(folder, 'amend.yaml')],
      report: [`json=${join(folder, 'out/report.json')}`, 'terminal'],
      rate: 2,
    },
    keys: { full: 'env:MY_KEY', other: 'file:other.txt' },
    redact: ['email', 'X-Session'],
    values: {
      parameters: { organizationPk: '7' },
      properties: { inbox: '00000000-0000-4000-8000-000000000001' },
      schemas: { Message: { text: 'Hello' } },
      operations: { 'GET /api/logs/{id}/': { parameters: { id: '5' }, properties: {} } },
    },
  });
});

test('may be empty', async () => {
  expect(await read('')).toMatchObject({
    folder,
    settings: {},
    keys: {},
    values: { parameters: {}, properties: {}, schemas: {}, operations: {} },
  });
});

describe('is refused with file, line and reason', () => {
  test.each([
    [
      'an unknown key',
      'target: http://a\ntagret: http://b\n',
      /trysquare\.yaml:2:\d+: unknown key "tagret"; did you mean "target"\?/,
    ],
    [
      'one further in',
      'keys:\n  full: env:A\n  second: env:B\n',
      /:3:\d+: unknown key "second"; there are full, other, restricted/,
    ],
    [
      'a key in place of its name, which is not repeated',
      'keys:\n  sk_live_51Hxyz: env:B\n',
      /:2:\d+: unknown key; there are full, other, restricted$/,
    ],
    [
      'another profile',
      'profile: all\n',
      /:1:\d+: \/profile must be equal to one of the allowed values: core, full/,
    ],
    ['a value of another type', 'target: 8000\n', /:1:\d+: \/target must be string/],
    ['a list', '- a\n', /must be object/],
    ['what is no YAML', 'target: [\n', /trysquare\.yaml:\d+:\d+: /],
  ])('%s', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(DocumentError);
    await expect(read(text)).rejects.toThrow(message);
  });

  test('a key that stands in it, without repeating it', async () => {
    const key = 'NotASecretKeyForSpecs01';
    await expect(read(`keys: {full: ${key}}`)).rejects.toThrow(/:1:\d+: \/keys\/full must match/);
    await expect(read(`keys: {full: ${key}}`)).rejects.not.toThrow(new RegExp(key));
  });
});

test.each(['none.yaml', 'none.ts'])('a file that is not there is named: %s', async (name) => {
  await expect(readConfig(join(folder, name))).rejects.toThrow(`${name}: no such file`);
});

test('types, schema and settings know the same keys', () => {
  const beside: Record<Exclude<keyof TrysquareConfig, SettingName>, true> = {
    $schema: true,
    overlays: true,
    keys: true,
    redact: true,
    values: true,
  };
  const file = new URL('../../src/config/config.schema.json', import.meta.url);
  const { properties } = JSON.parse(readFileSync(file, 'utf8')) as { properties: object };
  const settings = Object.entries<Setting>(SETTINGS).map(([name, { key }]) => key ?? name);
  expect(Object.keys(properties)).toEqual(['$schema', ...settings, 'keys', 'redact', 'values']);
  expect(Object.keys(beside).filter((key) => !(key in properties))).toEqual([]);
});
