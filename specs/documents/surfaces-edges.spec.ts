import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Contract } from '../../src/contract/contract.ts';
import { gatherSurface } from '../../src/contract/surface.ts';
import { parseSource, readDocument } from '../../src/documents/source.ts';
import { DocumentError } from '../../src/errors.ts';
import { type Json, surfaceOf } from '../support/contract.ts';

const responses = { 200: { description: 'OK' } };
const paths = (...all: readonly string[]): Json =>
  Object.fromEntries(all.map((path) => [path, { get: { responses } }]));
const over = (document: Json): Contract => surfaceOf({ openapi: '3.0.3', ...document });
const secured = ({ operations, untestable }: Contract): Json =>
  Object.fromEntries([
    ...operations.map(({ key, security }) => [key, security]),
    ...untestable.map(({ key, reason }) => [key, reason]),
  ]);

describe('a text in whatever bytes', () => {
  const text = "openapi: 3.0.3\npaths:\n  /ü: {get: {responses: {'200': {description: ü}}}}\n";
  const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, the higher byte first', swapped(Buffer.from(text, 'utf16le'))],
    ['UTF-16, the higher byte first, with a mark', swapped(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['lines of Windows', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['lines of old', Buffer.from(text.replaceAll('\n', '\r'))],
  ])('%s is read, and its lines are told', (_, bytes) => {
    const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
    try {
      const file = join(folder, 'api.yaml');
      writeFileSync(file, bytes);
      const source = readDocument(file);
      expect(source.value).toMatchObject({ paths: { '/ü': { get: {} } } });
      expect(source.locate('/paths/~1ü').line).toBe(3);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('what is no document is refused with its place', () => {
  const refusal = (text: string): string => {
    try {
      const open = (): { problem: string } => ({ problem: '' });
      gatherSurface(parseSource('api.yaml', text), 'memory:/api', open);
    } catch (error) {
      if (error instanceof DocumentError) return error.message;
      throw error;
    }
    return 'not refused';
  };
  test.each([
    ['', 'api.yaml:1:1: it is empty, and no OpenAPI document'],
    ['[]', 'api.yaml:1:1: it is a list, and no OpenAPI document'],
    ['hello', 'api.yaml:1:1: it is a text, and no OpenAPI document'],
    ['a: 1\nasyncapi: 3', /^api.yaml:1:1: neither "openapi" nor "swagger" .*, but a, asyncapi: is it/],
    ['a: 1\nswaggerVersion: 1.2', 'api.yaml:2:17: OpenAPI 1.2 is not read: 2.0 and 3.0 to 3.2 are'],
    ['openapi: {}', 'api.yaml:1:10: openapi names no version: 2.0 and 3.0 to 3.2 are read'],
    ['openapi: 3.1.0\npaths: []', 'api.yaml:2:8: no paths: nothing to judge'],
    [
      'openapi: 3.1.0\npaths: &p\n  /a: *p',
      'api.yaml:3:7: an alias leads back to what it is in: it has no end',
    ],
    ['openapi: 3.1.0\npaths: {/a: *p}', /^api.yaml:2:13: Unresolved alias.*: p$/],
    ['openapi: 3.1.0\n---\nopenapi: 3.1.0', /^api.yaml:2:\d+: a second document begins here/],
    [`openapi: 3.1.0\na: ${'['.repeat(9_000)}`, /^api.yaml:2:\d+: nested too deeply$/],
  ])('%j', (text, message) => {
    expect(refusal(text)).toMatch(message);
  });

  test.each(['v3.0.0', ' 3.1.0 ', '3.1.0-rc1', '3', '2.0'])('but version %j is read', (version) => {
    expect(refusal(JSON.stringify({ openapi: version, paths: {} }))).toBe('not refused');
  });
});

describe('security', () => {
  const Key = { type: 'apiKey', in: 'header', name: 'Authorization' };
  const Other = { type: 'apiKey', in: 'header', name: 'X-Other' };
  const components = { securitySchemes: { Key, Other } };
  const unknown = 'it asks for credentials that the contract does not know, and for no others';
  const each = (...all: readonly (readonly unknown[] | undefined)[]): Json =>
    Object.fromEntries(all.map((security, i) => [`/${i}`, { get: { security, responses } }]));

  test('is as the contract has it where a document says nothing of it', () => {
    expect(secured(over({ paths: paths('/a') }))).toEqual({ 'GET /a': 'required' });
    expect(secured(over({ components, paths: each(undefined, []) }))).toEqual({
      'GET /0': 'required',
      'GET /1': 'none',
    });
  });

  test('is known by where the key goes; one of several ways is enough, and all of one are needed', () => {
    const both = { Key: [], Other: [] };
    const all = each([{ Key: [] }], [{ Other: [] }], [{ Other: [] }, { Key: [] }], [both], [{}, both], []);
    expect(secured(over({ components, paths: all }))).toEqual({
      'GET /0': 'required',
      'GET /1': unknown,
      'GET /2': 'required',
      'GET /3': unknown,
      'GET /4': 'optional',
      'GET /5': 'none',
    });
  });

  test('by our scheme now and then among others is a mistake as well', () => {
    const others = Array.from({ length: 10 }, () => [{ Other: [] }]);
    const all = secured(over({ components, paths: each([{ Key: [] }], ...others) }));
    expect(new Set(Object.values(all))).toEqual(new Set(['required']));
  });

  test('by other schemes alone is a mistake of the document: the contract’s key is asked for', () => {
    const contract = over({
      components: { securitySchemes: { Other } },
      paths: each([{ Other: [] }], undefined),
    });
    expect(secured(contract)).toEqual({ 'GET /0': 'required', 'GET /1': 'none' });
    expect(contract.surface?.contradictions).toMatchObject([
      { message: expect.stringContaining('no security scheme of the document (Other)') },
    ]);
  });
});

describe('paths', () => {
  const written = (path: string, ...declared: readonly string[]): string | undefined => {
    const parameters = declared.map((name) => ({ name, in: 'path', required: true, schema: {} }));
    return over({ paths: { [path]: { get: { parameters, responses } } } }).operations[0]?.path;
  };
  test.each([
    ['/v1/{name}:cancel', '/v1/{name}:cancel'],
    ['/a b/ü/{naïve id}', '/a%20b/%C3%BC/{naïve id}'],
    ['/a%20b', '/a%20b'],
    ['no/slash', '/no/slash'],
    ['/{a}-{b},{c}.{d}', '/{a}-{b},{c}.{d}'],
    ['/matrix;v=1/(x)', '/matrix;v=1/(x)'],
    ['/half \ud800', '/half%20%EF%BF%BD'],
    ['/x/:id', '/x/:id'],
    ['/x/{+rest}', '/x/{+rest}'],
    ['/__proto__/{constructor}', '/__proto__/{constructor}'],
  ])('%j are asked for as %j', (path, expected) => {
    expect(written(path)).toBe(expected);
  });

  test.each([
    ['/x/:id', 'id', '/x/{id}'],
    ['/x/{+rest}', 'rest', '/x/{rest}'],
    ['/x/{ids*}', 'ids', '/x/{ids}'],
    ['/x/{id:[0-9]+}', 'id', '/x/{id}'],
    ['/x/{any+}', 'any+', '/x/{any+}'],
  ])('%j with a parameter %j are asked for as %j', (path, name, expected) => {
    expect(written(path, name)).toBe(expected);
  });
});

test('names that objects have anyway are names like others', () => {
  const schemas = JSON.parse(
    '{"__proto__": {"type": "object", "properties": {"__proto__": {}, "constructor": {"type": "integer"}}}}',
  ) as Json;
  const schema = { $ref: '#/components/schemas/__proto__' };
  const answer = { description: 'OK', content: { 'application/json': { schema } } };
  const contract = over({
    components: { schemas },
    paths: { '/a': { get: { responses: { 200: answer } } } },
  });
  expect(contract.notes).toEqual([]);
  const [media] = contract.operation('GET /a').responses.get('200')?.content ?? [];
  const errors = (text: string) => contract.schemas.errors(media?.schema ?? '', JSON.parse(text), 'response');
  expect(errors('{"constructor": "x"}')).toHaveLength(1);
  expect(errors('{"__proto__": 1, "toString": 2}')).toEqual([]);
});

describe('kinds', () => {
  const made = { responses: { 201: { description: 'Made' } } };
  const kinds = (all: Json): string[] =>
    over({ paths: all }).operations.map(({ key, kind, collection }) => `${key} ${kind} ${collection}`);

  test('do not mind the name of a format at the end of a path', () => {
    expect(
      kinds({
        '/accounts.json': { post: { responses } },
        '/accounts/{id}.json': { get: { responses }, delete: { responses } },
        '/feeds/all.{format}': { get: { responses } },
        '/{a}...{b}': { get: { responses }, delete: { responses } },
      }),
    ).toEqual([
      'POST /accounts.json create /accounts.json',
      'GET /accounts/{id}.json read /accounts/',
      'DELETE /accounts/{id}.json delete /accounts/',
      'GET /feeds/all.{format} query /feeds/all.{format}',
      'GET /{a}...{b} query /{a}...{b}',
      'DELETE /{a}...{b} action /{a}...{b}',
    ]);
  });

  test('of a POST that is named after a change are no creations, whatever their statuses', () => {
    const all = kinds({
      '/users/{id}/deactivate': { post: made },
      '/users/{id}/notes': { post: made },
      '/users/register': { post: made },
    });
    expect(all.map((one) => one.split(' ')[2])).toEqual(['action', 'create', 'create']);
  });
});

test('many notes of a kind are one, and more than anybody reads are left out', () => {
  const schemas = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [`S${i}`, { allOf: [{ $ref: `#/lost/${i % 150}` }], type: 'int' }]),
  );
  const { notes } = over({ paths: paths('/a'), components: { schemas } });
  expect(notes).toHaveLength(101);
  expect(notes[0]?.message).toMatch(/"#\/lost\/0", .* \(2 times\)$/);
  expect(notes.find(({ message }) => message.startsWith('type is'))?.message).toMatch(/\(300 times\)$/);
  expect(notes.at(-1)?.message).toBe('51 more notes on the document are left out');
  expect(notes.at(-1)?.location.line).toBeGreaterThan(300);
});
