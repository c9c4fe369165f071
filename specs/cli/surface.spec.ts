/** The real command over documents of others: files, URLs, overlays, and what bad input gets. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { referenceKeys } from '../../src/cli/reference.ts';
import type { Report } from '../../src/report/model.ts';
import { type Call, serving } from '../support/server.ts';
import { vendorDocument } from '../support/vendor.ts';
import { run, start } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 1));
  return path;
};
const theirs = file('theirs.json', vendorDocument('3.0.3'));

describe('a surface', () => {
  test.each([
    ['http://127.0.0.1:1/x', /1\/x cannot be read: port 1 belongs to another protocol, .*name the file/],
    ['http://127.0.0.1:99999/x', /99999\/x is no URL: check its host and its port/],
  ])('behind %s is said to be out of reach in words', async (url, reason) => {
    const { code, stderr } = await run(['plan', '--surface', url]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(reason)]);
  });

  test.each([
    [
      'http://ann:notAPassword1@127.0.0.1:9/x.json',
      /9\/x\.json: a document's URL carries no user and password/,
    ],
    ['http://127.0.0.1:9/x.json?token=notAToken12', /9\/x\.json\?… cannot be read/],
  ])('at %s is told without what may be secret in it', async (url, reason) => {
    const { code, stderr } = await run(['plan', '--surface', url]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(reason)]);
    const page = await run(['config', '--surface', url]);
    const data = await run(['config', '--json', '--surface', url]);
    const said = [stderr, page.stdout, data.stdout].join();
    expect(said).toContain('/x.json');
    expect(said).not.toMatch(/notAPassword1|notAToken12/);
  });

  test('and a target that is no URL beside it is a matter of usage too', async () => {
    await serving(
      (_, response) => void response.end('{}'),
      async ({ target }) => {
        const { code, stderr } = await run(['check', 'http://127.0.0.1:99999', '--surface', target]);
        expect([code, stderr]).toEqual([2, expect.not.stringContaining('a bug of ours')]);
      },
    );
  });

  test('is planned: what was understood, a line for each operation, and what data is missing', async () => {
    const lost = {
      openapi: '3.0.3',
      paths: {
        '/logs/{id}': { get: { responses: { 200: { description: 'A log' } } } },
        '/search#a': { get: { responses: {} } },
      },
    };
    const { code, stdout } = await run(['plan', '--surface', file('lost.json', lost)]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^GET \/logs\/\{id\} +read +key +\d+ cases$/m);
    expect(stdout).toContain('– {id}: nothing lists or creates what it names in /logs/');
    expect(stdout).toMatch(/^GET \/search#a +not testable: its path has a fragment, .* \(lost\.json:14\)$/m);
    expect(stdout).toContain('    "GET /logs/{id}":\n      parameters:\n        id: …');
    expect(stdout).toContain('2 operations, 1 of them not testable');
  });

  test('refers to files outside of its folder where they are named, on the command line or in a configuration', async () => {
    const shared = mkdtempSync(join(tmpdir(), 'trysquare-'));
    writeFileSync(join(shared, 'logs.json'), '{"get": {"responses": {"200": {"description": "A log"}}}}');
    const paths = { '/logs/{id}': { $ref: join(shared, 'logs.json') } };
    const wide = file('wide.json', { openapi: '3.1.0', info: { title: 't', version: '1' }, paths });
    const config = file('wide.config.json', { surface: wide, allowRef: [shared] });
    const refused = await run(['plan', '--surface', wide]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('no operations')]);
    for (const words of [
      ['--surface', wide, '--allow-ref', folder, '--allow-ref', join(shared, 'logs.json')],
      ['--config', config],
    ]) {
      const { code, stdout } = await run(['plan', ...words]);
      expect([code, stdout]).toEqual([0, expect.stringMatching(/^GET \/logs\/\{id\} +read/m)]);
    }
    const { code, stderr } = await run(['plan', '--surface', wide, '--allow-ref', join(shared, 'none')]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/none: no such file or folder, and --allow-ref/),
    ]);
  });

  test('is served and judged, and the report says what it was judged over', async () => {
    const server = start(['serve', '--surface', theirs]);
    try {
      const [, url = ''] = await server.printed(/ at (http:\S+)/);
      const report = join(folder, 'report.json');
      const words = ['check', url, '--surface', theirs, '--only', 'auth/*', '--report', `json=${report}`];
      const { code, stdout } = await run([...words, '--report', 'terminal'], {
        TRYSQUARE_KEY: referenceKeys.full,
      });
      expect(code).toBe(3); // a filter leaves things open
      expect(stdout.replace(/\s+/g, ' ')).toContain("over Vendor's API, as 3.0.3 7, 34 operations");
      const { contract, findings } = JSON.parse(
        (await import('node:fs')).readFileSync(report, 'utf8'),
      ) as Report;
      expect(findings).toEqual([]);
      expect(contract.surface).toMatchObject({
        operations: 34,
        untestable: [],
        contradictions: [],
        notes: [],
      });
    } finally {
      server.kill('SIGTERM');
      await server.ended;
    }
  });

  test('may be amended: an operation is taken out before anything is read', async () => {
    const overlay = file(
      'overlay.yaml',
      [
        'overlay: 1.0.0',
        "info: {title: Less, version: '1'}",
        'actions:',
        '  - {target: "$.paths[\'/api/inboxes/\']", remove: true}',
        '  - {target: $.nothing, remove: true}',
      ].join('\n'),
    );
    const { code, stdout } = await run(['plan', '--surface', theirs, '--overlay', overlay]);
    expect([code, stdout.includes('GET /api/inboxes/ ')]).toEqual([0, false]);
    expect(stdout).toMatch(/33 operations/);
    expect(stdout).toMatch(/note: the target selects nothing .*\(overlay\.yaml:5\)/);
  });
});

describe('a surface on a server', () => {
  /** What a server was asked, when `plan` or `check` was told to read its document. */
  const asked = async (
    answer: (call: Call) => [status: number, body: unknown, headers?: Record<string, string>],
    command: readonly string[],
  ) => {
    let result: Awaited<ReturnType<typeof run>> | undefined;
    let calls: readonly Call[] = [];
    await serving(
      (call, response) => {
        const [status, body, headers] = answer(call);
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(JSON.stringify(body));
      },
      async ({ target, calls: all }) => {
        result = await run(
          command.map((word) => word.replace('TARGET', target)),
          { TRYSQUARE_KEY: referenceKeys.full },
        );
        calls = all;
      },
    );
    return { ...(result as NonNullable<typeof result>), calls };
  };
  const split = {
    openapi: '3.1.0',
    info: { title: 'Split', version: '1' },
    paths: { '/a': { $ref: 'paths/a.json' }, '/b': { $ref: 'http://elsewhere.invalid/b.json' } },
  };

  test('is read with what it refers to there; nobody else is asked, and no key is sent', async () => {
    const pathA = { get: { responses: { 200: { description: 'Fine' } } } };
    const { code, stdout, calls } = await asked(
      ({ path }) => (path === '/api.json' ? [200, split] : [200, pathA]),
      ['plan', '--surface', 'TARGET/api.json'],
    );
    expect([code, calls.map(({ path }) => path)]).toEqual([0, ['/api.json', '/paths/a.json']]);
    expect(calls.some(({ headers }) => headers.authorization !== undefined)).toBe(false);
    expect(stdout).toContain('GET /a');
    expect(stdout).toMatch(/note: .*elsewhere\.invalid.*is not asked/);
  });

  test('gets the key where it asks for it, and is the target itself', async () => {
    const { calls } = await asked(
      ({ headers }) =>
        headers.authorization === undefined ? [401, {}] : [200, { openapi: '3.1.0', paths: {} }],
      ['check', 'TARGET', '--surface', 'TARGET/api.json'],
    );
    expect(calls.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      `Api-Key ${referenceKeys.full}`,
    ]);
  });

  test('is not read where that leads elsewhere', async () => {
    const { code, stderr, calls } = await asked(
      () => [302, {}, { location: 'http://elsewhere.invalid/' }],
      ['plan', '--surface', 'TARGET/api.json'],
    );
    expect([code, calls.length]).toEqual([2, 1]);
    expect(stderr).toContain('leads to http://elsewhere.invalid/: redirects are not followed');
  });
});

describe('what cannot be a surface is refused with file, line and reason', () => {
  test.each([
    ['missing.json', undefined, /missing\.json: no such file/],
    ['empty.yaml', '', /empty\.yaml:1:1: it is empty, and no OpenAPI document/],
    ['broken.yaml', 'openapi: 3.0.3\npaths: [', /broken\.yaml:2:\d+: /],
    [
      'old.json',
      { swagger: '1.2', paths: {} },
      /old\.json:2:\d+: OpenAPI 1\.2 is not read: 2\.0 and 3\.0 to 3\.2 are/,
    ],
    ['bare.json', { openapi: '3.0.0', paths: {} }, /bare\.json:3:\d+: no operations: nothing to judge/],
    ['hooks.json', { openapi: '3.1.0', webhooks: {} }, /hooks\.json:\d+:\d+: no paths: nothing to judge/],
    [
      'round.yaml',
      'openapi: 3.0.3\npaths: &p\n  /a: *p\n',
      /round\.yaml:3:7: an alias leads back to what it is in/,
    ],
    ['page.json', '<html></html>', /page\.json/],
  ])('%s', async (name, content, reason) => {
    const path = content === undefined ? join(folder, name) : file(name, content);
    const { code, stdout, stderr } = await run(['plan', '--surface', path]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(reason);
  });

  test('and an overlay amends nothing where there is no surface', async () => {
    const { code, stderr } = await run(['plan', '--overlay', theirs]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('an overlay amends a surface: name one with --surface'),
    ]);
  });
});

const real = fileURLToPath(new URL('../../../shared/data/maiagent-public-api.openapi.json', import.meta.url));
const onReal = existsSync(real) ? test : test.skip;

describe(existsSync(real) ? 'the public reference of MaiAgent' : `skipped: ${real} is not there`, () => {
  onReal('is understood whole: 306 operations, its lists, and how they are secured', async () => {
    const { code, stdout } = await run(['plan', '--surface', real]);
    const lines = stdout.split('\n').filter((line) => /^(GET|POST|PUT|PATCH|DELETE) /.test(line));
    expect([code, lines.length]).toEqual([0, 306]);
    expect(lines.filter((line) => / key optional /.test(line)).length).toBe(54);
    const paged = lines.filter((line) => / list /.test(line));
    expect(paged.length).toBe(46);
    expect(stdout).not.toContain('not testable');
  });

  onReal('is served and judged without a finding, and nothing stays open that could be judged', async () => {
    const { code, stdout } = await run(['check', '--surface', real, '--profile', 'full', '--report', 'json']);
    const { cases, findings, outcome, requirements } = JSON.parse(
      stdout.slice(stdout.indexOf('{')),
    ) as Report;
    expect([code, outcome, findings]).toEqual([0, 'conformant', []]);
    const open = cases.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'not-run');
    expect(open.filter(({ reason }) => reason !== 'out-of-reach')).toEqual([]);
    const wide = requirements.find(({ id }) => id === 'auth/missing-key')?.operations;
    expect(wide?.pass.length).toBeGreaterThan(200);
  });
});
