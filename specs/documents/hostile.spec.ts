/** Documents by strangers: what they may reach, and what they may cost. */
import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { usable } from '../../src/contract/pattern.ts';
import { gatherSurface, layOver } from '../../src/contract/surface.ts';
import { filesBeside, locationOf } from '../../src/documents/files.ts';
import { parseSource, readDocument } from '../../src/documents/source.ts';
import { DocumentError } from '../../src/errors.ts';
import { openSurface } from '../../src/open/surface.ts';
import { contractAt, planFor } from '../support/judged.ts';

const HEAD =
  'openapi: 3.1.0\ninfo: {title: t, version: "1"}\npaths: {/a/: {get: {responses: {200: {description: x}}}}}\n';
const contract = contractAt();
const nothing = () => ({ problem: 'nobody is asked' });
const planOf = (text: string) =>
  planFor(
    layOver(
      contract,
      gatherSurface(parseSource('theirs.yaml', text), 'file:///nowhere/theirs.yaml', nothing),
    ),
  );
const elsewhere = mkdtempSync(join(tmpdir(), 'trysquare-'));
writeFileSync(join(elsewhere, 'secret.yaml'), 'type: {secret: TopSecret}');

describe('a reference leads out of the folder to nothing', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'trysquare-')), 'theirs');
  mkdirSync(folder);
  symlinkSync(join(elsewhere, 'secret.yaml'), join(folder, 'link.yaml'));
  symlinkSync(elsewhere, join(folder, 'linked'));

  test.each([
    ...[
      join(elsewhere, 'secret.yaml'),
      '../../secret.yaml',
      'link.yaml',
      'linked/secret.yaml',
      '/etc/hostname',
    ],
    ...[
      'file:///etc/passwd',
      'file://evil.test/share/x.yaml',
      '//evil.test/x.yaml',
      'file:///a%2Fb',
      'file:///%00',
    ],
    ...[
      'http://169.254.169.254/latest/meta-data',
      'http://[fd00:ec2::254]/',
      'http://localhost:1/x',
      'https://evil.test/',
    ],
    ...[
      'data:application/json,{}',
      'javascript:alert(1)',
      'ftp://h/x',
      'blob:x',
      'node:fs',
      '\\\\evil\\x',
      './',
    ],
    ...['/proc/self/environ', '/dev/zero', '%2e%2e/%2e%2e/etc/passwd', 'http://', 'file:'],
  ])('%s', (reference) => {
    const file = join(folder, 'api.json');
    const schema = { $ref: reference };
    const get = { responses: { 200: { description: 'x', content: { 'application/json': { schema } } } } };
    writeFileSync(
      file,
      JSON.stringify({ openapi: '3.1.0', info: { title: 't', version: '1' }, paths: { '/a/': { get } } }),
    );
    const library = gatherSurface(readDocument(file), locationOf(file), filesBeside(file));
    expect(library.shelves.filter(({ location }) => location !== locationOf(file))).toEqual([]);
    expect(JSON.stringify(library.shelves)).not.toContain('TopSecret');
    expect(planFor(layOver(contract, library)).cases.length).toBeGreaterThan(0);
  });

  const reaching = (reference: string, ...allowed: string[]): string[] => {
    const file = join(folder, 'reaching.json');
    const schema = { $ref: reference };
    const get = { responses: { 200: { description: 'x', content: { 'application/json': { schema } } } } };
    writeFileSync(
      file,
      JSON.stringify({ openapi: '3.1.0', info: { title: 't', version: '1' }, paths: { '/a/': { get } } }),
    );
    const { shelves } = gatherSurface(readDocument(file), locationOf(file), filesBeside(file, allowed));
    return shelves.slice(1).map(({ source }) => JSON.stringify(source.value));
  };
  const SECRET = ['{"type":{"secret":"TopSecret"}}'];

  test.each([
    ['a file', [join(elsewhere, 'secret.yaml')]],
    ['a folder', [elsewhere]],
    ['a folder above', [join(elsewhere, '..', '..')]],
    ['a link to a folder', [join(folder, 'linked')]],
  ])('but to what the user named: %s', (_, allowed) => {
    expect(reaching(join(elsewhere, 'secret.yaml'), ...allowed)).toEqual(SECRET);
    expect(reaching('linked/secret.yaml', ...allowed)).toEqual(SECRET);
  });

  test('and to nothing beside that', () => {
    mkdirSync(join(elsewhere, 'named'), { recursive: true });
    mkdirSync(join(elsewhere, 'named-alike'), { recursive: true });
    writeFileSync(join(elsewhere, 'named-alike', 'secret.yaml'), 'type: {secret: TopSecret}');
    symlinkSync(join(elsewhere, 'secret.yaml'), join(elsewhere, 'named', 'link.yaml'));
    const named = join(elsewhere, 'named');
    for (const way of ['../secret.yaml', '../named-alike/secret.yaml', 'link.yaml'])
      expect(reaching(`${named}/${way}`, named)).toEqual([]);
    for (const host of [
      'http://169.254.169.254/latest/meta-data',
      'http://[fd00:ec2::254]/',
      'https://evil.test/',
    ])
      expect(reaching(host, '/')).toEqual([]);
    expect(() => reaching('x.yaml', join(elsewhere, 'none'))).toThrow(
      /none: no such file or folder, and --allow-ref \(allowRef\) names it/,
    );
  });

  test('nor from a document on a server to another one', async () => {
    const asked: string[] = [];
    const refs = [
      'http://169.254.169.254/x',
      'https://a.test:8443/x',
      'http://a.test/x',
      'file:///etc/passwd',
      '//b.test/x',
      'part.json',
    ];
    const text = JSON.stringify({
      ...{
        openapi: '3.1.0',
        info: { title: 't', version: '1' },
        'x-refs': refs.map((one) => ({ $ref: one })),
      },
      paths: { '/a/': { get: { responses: { 200: { description: 'x' } } } } },
    });
    await openSurface(
      'https://a.test/api/openapi.json',
      async (url) => {
        asked.push(url);
        return url.endsWith('openapi.json') ? text : '{}';
      },
      async (document) => document,
    );
    expect(asked).toEqual(['https://a.test/api/openapi.json', 'https://a.test/api/part.json']);
  });
});

describe('what grows without an end is refused, in a moment', () => {
  const aliases = Array.from(
    { length: 30 },
    (_, n) => `x${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]`,
  );
  const merges = Array.from(
    { length: 40 },
    (_, n) => `x${n + 1}: &m${n + 1}\n  <<: [*m${n}, *m${n}, *m${n}]\n  k${n}: *m${n}`,
  );
  const wide = Array.from({ length: 3_000 }, (_, n) => `k${n}: ${n}`).join(', ');
  const copies = Array.from({ length: 3_000 }, (_, n) => `y${n}: {<<: *b}`).join('\n');

  test.each([
    ['aliases of aliases', `x0: &a0 [1]\n${aliases.join('\n')}`, /its aliases make/],
    ['merges of merges', `x0: &m0 {a: 1}\n${merges.join('\n')}`, /its merge keys/],
    ['one merged again and again', `x: &b {${wide}}\n${copies}`, /its merge keys/],
    ['what merges itself', 'x: &x\n  <<: *x', /its merge keys/],
    ['what holds itself', 'x: &x [*x]', /has no end/],
    ['depth', `x: ${'['.repeat(50_000)}${']'.repeat(50_000)}`, /nested too deeply/],
    [
      'depth by lines',
      Array.from({ length: 3_000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
      /nested too deeply/,
    ],
  ])('%s', (_, text, reason) => {
    const begun = performance.now();
    expect(() => planOf(`${HEAD}${text}\n`)).toThrow(reason);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test('a file of 200 MB is not read', () => {
    const file = join(elsewhere, 'large.json');
    writeFileSync(file, '{');
    truncateSync(file, 200 * 1024 * 1024);
    expect(() => readDocument(file)).toThrow(DocumentError);
    truncateSync(file, 0);
  });

  test('but merges as people write them are followed', () => {
    const { value } = parseSource(
      'a.yaml',
      'b: &b {x: 1}\nc: &c {<<: *b, y: 2}\nd: {<<: [*c, *b], "<<": 3}\n',
    );
    expect(value).toEqual({ b: { x: 1 }, c: { x: 1, y: 2 }, d: { x: 1, y: 2, '<<': 3 } });
  });
});

test('references that multiply cost no more than their schemas', () => {
  const schemas = Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => {
      const next = { $ref: `#/components/schemas/S${n + 1}` };
      return [
        `S${n}`,
        { type: 'object', properties: { a: next, b: next }, required: ['a', 'b'], allOf: [next, next] },
      ];
    }),
  );
  const body = { content: { 'application/json': { schema: { $ref: '#/components/schemas/S0' } } } };
  const operation = { requestBody: body, responses: { 201: { description: 'x', ...body } } };
  const document = {
    ...{ openapi: '3.1.0', info: { title: 't', version: '1' } },
    paths: { '/a/': { post: operation, get: { responses: operation.responses } } },
    components: { schemas: { ...schemas, S40: { type: 'string' } } },
  };
  const begun = performance.now();
  expect(planOf(JSON.stringify(document)).cases.length).toBeGreaterThan(0);
  expect(performance.now() - begun).toBeLessThan(5_000);
});

describe('a pattern that would be tried for ever is given up', () => {
  test.each([
    '^(a+)+$',
    '(a|a)*b',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(.*)*x',
    '^(?:a?){50}a{50}$',
    '(x+x+)+y',
    '^(?=(a+)+b)',
  ])('%s', (pattern) => {
    const begun = performance.now();
    for (let times = 0; times < 20; times += 1)
      usable(pattern)?.test(`${'ax'.repeat(20_000)}${'a'.repeat(40)}!`);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});

test('names that every object has are names like others', () => {
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'then',
    'toJSON',
    'length',
  ];
  const all = (value: unknown): string =>
    `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
  const schema = `{"type":"object","required":${JSON.stringify(names)},"properties":${all({ type: 'string' })}}`;
  const body = `{"content":{"application/json":{"schema":${schema}}}}`;
  const operation = (name: string): string =>
    `{"operationId":"${name}","parameters":[{"name":"${name}","in":"query","schema":{"type":"integer"}},` +
    `{"name":"${name}","in":"header","schema":{"type":"integer"}}],"requestBody":${body},` +
    `"responses":{"200":{"description":"x","headers":${all({ schema: {} })},"content":{"application/json":{"schema":{"$ref":"#/components/schemas/${name}"}}}}}}`;
  const paths = names.map(
    (name) => `"/${name}/":{"__proto__":{"get":{}},"post":${operation(name)},"get":${operation(`${name}2`)}}`,
  );
  const text =
    `{"openapi":"3.1.0","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"info":{"title":"t","version":"1","__proto__":{"polluted":1}},` +
    `"paths":{${paths.join(',')}},"components":{"schemas":{${names.map((name) => `"${name}":${schema}`).join(',')}},"securitySchemes":${all({ type: 'apiKey', in: 'header', name: 'x' })}}}`;
  const plan = planOf(text);
  const operations = new Set(plan.cases.map(({ operation: key }) => key));
  expect(
    names.filter((name) => !operations.has(`POST /${name}/`) || !operations.has(`GET /${name}/`)),
  ).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
