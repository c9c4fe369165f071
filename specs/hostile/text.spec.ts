/** What strangers write, from wherever it comes, acts in no output. One list of attacks: `ATTACKS`, beside the reports. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { referenceKeys } from '../../src/cli/reference.ts';
import { formatNames } from '../../src/report/formats/names.ts';
import { type Ended, run } from '../cli/command.ts';
import { HOSTILE, hostile } from '../report/hostile.ts';
import { serving } from '../support/server.ts';
import { actingIn } from './acting.ts';

/** A lone surrogate is no text that a file or a body can hold. */
const ATTACK = HOSTILE.replaceAll('\ud800', '');
/** As far as a path may have it, and still be one that is asked for. */
const IN_PATH = ATTACK.replace(/[#?{}]/g, '');
const NAMES = { paths: `/things/${IN_PATH}/`, name: ATTACK };

const keys = {
  TRYSQUARE_KEY: referenceKeys.full,
  TRYSQUARE_KEY_OTHER: referenceKeys.other,
  TRYSQUARE_KEY_RESTRICTED: referenceKeys.restricted,
};
const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
const put = (name: string, value: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
};

const answer = {
  description: ATTACK,
  content: { 'application/json': { schema: { type: 'object', required: [ATTACK] } } },
};
const operation = { operationId: ATTACK, summary: ATTACK, tags: [ATTACK], responses: { 200: answer } };
const SURFACE = {
  openapi: '3.1.0',
  info: { title: ATTACK, version: ATTACK },
  servers: [{ url: `https://evil.test/${ATTACK}` }],
  paths: {
    [NAMES.paths]: { get: operation },
    [`/${ATTACK}/`]: { get: operation },
    '/plain/': {
      get: {
        ...operation,
        parameters: [
          { name: ATTACK, in: 'query', required: true, schema: { type: 'string', pattern: ATTACK } },
        ],
      },
      post: {
        ...operation,
        requestBody: {
          content: {
            [ATTACK]: { schema: { $ref: ATTACK } },
            'application/json': {
              schema: { type: 'object', required: [ATTACK], properties: { [ATTACK]: { enum: [ATTACK] } } },
            },
          },
        },
      },
    },
    '/broken/{id}/': { get: { ...operation, responses: { [ATTACK]: { $ref: `#/components/${ATTACK}` } } } },
  },
  components: { schemas: { [ATTACK]: { type: ATTACK } } },
};

/** All that a command prints, and all files below a folder that it was to write. */
function outputsOf({ stdout, stderr }: Ended, written?: string): [name: string, text: string][] {
  const files = written === undefined ? [] : readdirSync(written, { recursive: true, withFileTypes: true });
  return [
    ['stdout', stdout],
    ['stderr', stderr],
    ...files
      .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('evidence'))
      .map((entry): [string, string] => [
        entry.name,
        readFileSync(join(entry.parentPath, entry.name), 'utf8'),
      ]),
  ];
}

function inert(outputs: readonly (readonly [name: string, text: string])[]): void {
  for (const [name, text] of outputs) {
    const kind = name.endsWith('html') ? 'page' : name.endsWith('github') ? 'annotations' : 'text';
    expect([name, actingIn(text, kind)]).toEqual([name, []]);
  }
}

const everyFormat = (out: string): string[] =>
  formatNames.flatMap((name) => ['--report', `${name}=${join(out, `report.${name}`)}`]);

describe('a document and a target', () => {
  const out = join(folder, 'run');
  const others = join(folder, 'formats');
  let judged: Ended;
  beforeAll(async () => {
    mkdirSync(others);
    const surface = put('surface.json', SURFACE);
    await serving(
      ({ headers }, response) => {
        const isKnown = String(headers['authorization'] ?? '').endsWith(referenceKeys.full);
        response.setHeader(
          'X-Odd',
          Buffer.from('##[add-mask]x ::error::y <script>alert(1)</script>').toString('latin1'),
        );
        response.setHeader('Content-Type', 'application/json');
        response
          .writeHead(isKnown ? 200 : 401, '##[error]x ::error::y')
          .end(JSON.stringify({ detail: ATTACK, [ATTACK]: ATTACK }));
      },
      async ({ target }) => {
        const words = [
          'check',
          target,
          '--surface',
          surface,
          '--out',
          out,
          '--seed',
          '1',
          ...everyFormat(others),
        ];
        judged = await run(words, keys);
      },
    );
  });

  test('in what a check says and writes', () => {
    expect([1, 3]).toContain(judged.code);
    inert(outputsOf(judged, out));
    inert(outputsOf(judged, others));
    expect(readdirSync(others)).toHaveLength(formatNames.length);
  });

  test.each([['plan'], ['plan', '--profile', 'full']])('in what %s says', async (...words) => {
    const planned = await run([...words, '--surface', join(folder, 'surface.json')]);
    expect(planned.code).toBe(0);
    inert(outputsOf(planned));
  });

  test('in what is said again of it', async () => {
    const { cases, subject } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as {
      cases: { id: string }[];
      subject: { target: string };
    };
    const surface = ['--surface', join(folder, 'surface.json')];
    const there = ['--target', subject.target];
    for (const words of [
      ['report', out],
      ['report', out, '--against', out],
      ['report', out, '--format', 'github'],
      ['replay', out, cases.find(({ id }) => !id.includes('\0'))?.id ?? '', ...surface],
      ['replay', out, cases.find(({ id }) => !id.includes('\0'))?.id ?? '', ...surface, ...there],
      ['replay', out, ATTACK.replaceAll('\0', ''), ...surface],
    ]) {
      const said = await run(words, keys);
      expect(said.code).not.toBe(4);
      inert(outputsOf(said).map(([name, text]) => [words.includes('github') ? 'github' : name, text]));
    }
  });
});

describe('settings and records', () => {
  const SOURCES: readonly (readonly [source: string, words: () => string[]])[] = [
    [
      'a configuration',
      () => [
        'config',
        '--config',
        put('a.json', { target: 'http://127.0.0.1:1', redact: [ATTACK], surface: ATTACK }),
      ],
    ],
    [
      'a configuration, as data',
      () => [
        'config',
        '--json',
        '--config',
        put('a.json', { target: 'http://127.0.0.1:1', redact: [ATTACK] }),
      ],
    ],
    ['a configuration with unknown keys', () => ['config', '--config', put('b.json', { [ATTACK]: 1 })]],
    [
      'a configuration of YAML',
      () => ['config', '--config', put('b.yaml', `a: ${JSON.stringify(ATTACK)}\n\tb: 1`)],
    ],
    [
      'a configuration of values',
      () => ['check', '--config', put('c.json', { values: { parameters: { [ATTACK]: 1 } } })],
    ],
    [
      'a baseline',
      () => [
        'check',
        '--only',
        'auth/missing-key',
        '--baseline',
        put('known.json', {
          baselineVersion: 1,
          known: [
            {
              requirement: 'auth/missing-key',
              operation: `GET /${ATTACK}`,
              standing: 'fail',
              how: ATTACK,
              reason: ATTACK,
              expires: '2000-01-01',
            },
          ],
        }),
      ],
    ],
    [
      'a baseline with unknown keys',
      () => ['check', '--baseline', put('odd.json', { baselineVersion: 1, known: [], [ATTACK]: 1 })],
    ],
    [
      'an archive',
      () => [
        'check',
        '--har',
        put('a.har', {
          log: {
            entries: [
              {
                request: {
                  method: 'GET',
                  url: `http://h.test/api/chatbots/?q=${ATTACK}`,
                  headers: [{ name: ATTACK, value: ATTACK }],
                },
                response: {
                  status: 200,
                  headers: [{ name: ATTACK, value: ATTACK }],
                  content: { text: ATTACK },
                },
              },
            ],
          },
        }),
      ],
    ],
    [
      'an archive of others',
      () => [
        'check',
        '--har',
        put('b.har', {
          log: {
            entries: [
              { request: { method: ATTACK, url: `http://h.test/${ATTACK}` }, response: { status: 200 } },
            ],
          },
        }),
      ],
    ],
    ['a report', () => ['report', put('r.json', hostile(ATTACK))]],
    ['a report that is none', () => ['report', put('s.json', { reportVersion: ATTACK })]],
    [
      'a report beside another',
      () => ['report', put('r.json', hostile(ATTACK)), '--against', put('t.json', hostile(ATTACK))],
    ],
    [
      'a note of a run',
      () => {
        mkdirSync(join(folder, 'cut'), { recursive: true });
        put('cut/journal.ndjson', '');
        put('cut/run.json', { version: ATTACK, plan: ATTACK, startedAt: ATTACK, options: {} });
        return ['check', '--resume', join(folder, 'cut')];
      },
    ],
    [
      'an overlay',
      () => [
        'plan',
        '--surface',
        put('plain.json', { ...SURFACE, paths: { '/a/': { get: operation } } }),
        '--overlay',
        put('o.json', {
          overlay: '1.0.0',
          info: { title: ATTACK, version: '1' },
          extends: ATTACK,
          actions: [{ target: `$['${ATTACK}']`, update: { [ATTACK]: 1 } }],
        }),
      ],
    ],
    [
      'a document that is none',
      () => [
        'plan',
        '--surface',
        put('bad.yaml', `openapi: 3.1.0\n"${ATTACK.replace(/["\\\n\0]/g, '')}": *x\n`),
      ],
    ],
    [
      'a contract that is none',
      () => [
        'plan',
        '--contract',
        put('contract.json', { openapi: '3.1.0', info: {}, [ATTACK]: 1, 'x-conformance': { [ATTACK]: 1 } }),
      ],
    ],
    ['a word of the command line', () => ['check', ATTACK.replaceAll('\0', '')]],
    [
      'a bundle',
      () => {
        mkdirSync(join(folder, 'bundle'), { recursive: true });
        // As far as the name of a file may have it.
        writeFileSync(join(folder, 'bundle', '##[add-mask]x \n::error::y \u001b[2J\u202e'), '');
        put('bundle/statement.dsse.json', { payloadType: ATTACK, payload: '', signatures: [], [ATTACK]: 1 });
        return ['verify', join(folder, 'bundle'), '--key', join(folder, 'vendor.key.pub')];
      },
    ],
  ];
  beforeAll(() => run(['keygen', '--out', join(folder, 'vendor.key')]));

  test.each(SOURCES)('%s', async (_, words) => {
    const said = await run(words(), keys);
    expect(said.code).not.toBe(4);
    expect(said.stdout + said.stderr).not.toBe('');
    inert(outputsOf(said));
  });
});
