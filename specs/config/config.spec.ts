import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/config.ts';
import { DocumentError } from '../../src/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const file = join(folder, 'trysquare.yaml');
  writeFileSync(file, text);
  return readConfig(file);
}

test('says where the target, the contract and the keys are, and which values to use', () => {
  const text = `
target: http://localhost:8000
contract: documents/openapi.yaml
surface: theirs.json
overlays: [amend.yaml]
keys: {full: 'env:MY_KEY', other: 'file:other.txt'}
redact: [email, X-Session]
values:
  parameters: {organizationPk: 7}
  properties: {inbox: 00000000-0000-4000-8000-000000000001}
  schemas: {Message: {text: Hello}}
  operations: {'GET /api/logs/{id}/': {parameters: {id: 5}}}
`;
  expect(read(text)).toEqual({
    folder,
    target: 'http://localhost:8000',
    contract: join(folder, 'documents/openapi.yaml'),
    surface: join(folder, 'theirs.json'),
    overlays: [join(folder, 'amend.yaml')],
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

test('may be empty', () => {
  expect(read('')).toEqual({
    folder,
    overlays: [],
    keys: {},
    values: { parameters: {}, properties: {}, schemas: {}, operations: {} },
  });
});

describe('is refused with file, line and reason', () => {
  test.each([
    ['an unknown key', 'target: http://a\ntagret: http://b\n', /trysquare\.yaml:2:\d+: unknown key "tagret"/],
    ['one further in', 'keys:\n  full: env:A\n  second: env:B\n', /:3:\d+: unknown key "second"/],
    ['a value of another type', 'target: 8000\n', /:1:\d+: \/target must be string/],
    ['a list', '- a\n', /must be object/],
    ['what is no YAML', 'target: [\n', /trysquare\.yaml:\d+:\d+: /],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(DocumentError);
    expect(() => read(text)).toThrow(message);
  });

  test('a key that stands in it, without repeating it', () => {
    const key = 'NotASecretKeyForSpecs01';
    expect(() => read(`keys: {full: ${key}}`)).toThrow(/:1:\d+: \/keys\/full must match/);
    expect(() => read(`keys: {full: ${key}}`)).not.toThrow(new RegExp(key));
  });
});

test('a file that is not there is named', () => {
  expect(() => readConfig(join(folder, 'none.yaml'))).toThrow(/none\.yaml: no such file/);
});
