/** A run folder that a stranger made: nothing of it is believed, and nothing beside it is written. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { referenceKeys } from '../../src/cli/reference.ts';
import { noteIn, openRun, reopenRun } from '../../src/cli/run-folder.ts';
import { checkConfig, checkSeal, sealOf } from '../../src/cli/run-seal.ts';
import { UserError } from '../../src/errors.ts';
import { tool } from '../../src/package-info.ts';
import { serving } from '../support/server.ts';
import { run } from './command.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'trysquare-'));
const keys = { TRYSQUARE_KEY: referenceKeys.full };
const note = {
  version: tool.version,
  plan: '0'.repeat(64),
  startedAt: '2026-01-01T00:00:00.000Z',
  options: { target: 'http://127.0.0.1:1', timeout: 1000, profile: 'core', ciOutput: false },
};

function madeOf(journal: string, other: object = {}): string {
  const out = folder();
  writeFileSync(join(out, 'journal.ndjson'), journal);
  writeFileSync(join(out, 'run.json'), JSON.stringify({ ...note, ...other }));
  return out;
}

test('a note by somebody without the keys sends them nowhere, and writes nothing', async () => {
  const elsewhere = join(folder(), 'written.json');
  await serving(
    (_, response) => void response.end('{}'),
    async ({ target, calls, connections }) => {
      const options = { ...note.options, target, report: [`json=${elsewhere}`] };
      const out = madeOf('', {
        options,
        seal: sealOf({ ...note, options }, { ...referenceKeys, full: 'guessed' }),
      });
      const { code, stderr } = await run(['check', '--resume', out], keys);
      expect([code, stderr]).toEqual([2, expect.stringContaining('was not written with these keys')]);
      expect([calls.length, connections(), existsSync(elsewhere)]).toEqual([0, 0, false]);
    },
  );
});

test('a note is sealed with all keys, and over all that it says', () => {
  const seal = sealOf(note, referenceKeys);
  checkSeal({ ...note, seal }, referenceKeys, 'run');
  for (const changed of [
    { ...note, options: { ...note.options, target: 'http://evil.test' } },
    { ...note, startedAt: '' },
    { ...note, plan: '1' },
  ])
    expect(() => checkSeal({ ...changed, seal }, referenceKeys, 'run')).toThrow(UserError);
  for (const other of ['full', 'other', 'restricted'])
    expect(() => checkSeal({ ...note, seal }, { ...referenceKeys, [other]: 'x' }, 'run')).toThrow(UserError);
  expect(() => checkSeal(note, referenceKeys, 'run')).toThrow(UserError);
});

test('a note runs no program that it names itself', () => {
  expect(() => checkConfig({ ...note, options: { config: '/tmp/theirs/trysquare.config.mjs' } })).toThrow(
    /is a program/,
  );
});

describe('a note that is none is refused', () => {
  test.each(['null', '[]', '5', '{"__proto__":{}}', '{"version":1}', '['.repeat(100_000)])(
    '%.20s',
    (text) => {
      const out = madeOf('');
      writeFileSync(join(out, 'run.json'), text);
      expect(() => noteIn(out)).toThrow(UserError);
    },
  );
});

const EXCHANGE = {
  id: 'a#1.1',
  request: { operation: 'GET /a', method: 'GET', path: '/a', headers: [], changes: false },
  response: { status: 200, headers: [], body: { text: '' } },
  milliseconds: 1,
};

describe('a journal that no run wrote is refused with its line', () => {
  test.each<[what: string, line: string]>([
    ['no JSON', '{'],
    ['a number', '5'],
    ['null', 'null'],
    ['a prototype', '{"__proto__":{"redone":"a"}}'],
    ['nothing known', '{}'],
    ['an id that is no text', JSON.stringify({ ...EXCHANGE, id: 5 })],
    ['a request that is none', JSON.stringify({ ...EXCHANGE, request: null })],
    [
      'headers that are none',
      JSON.stringify({ ...EXCHANGE, response: { status: 200, headers: {}, body: { text: '' } } }),
    ],
    [
      'a body that is none',
      JSON.stringify({ ...EXCHANGE, response: { status: 200, headers: [], body: 'x' } }),
    ],
    ['a word that is none', '{"redone":{"toString":1}}'],
    ['depth', '['.repeat(200_000)],
  ])('%s', (_, line) => {
    const out = madeOf(`${JSON.stringify(EXCHANGE)}\n${line}\n`);
    expect(() => reopenRun(out)).toThrow(/journal\.ndjson:2: it is no entry of a journal/);
  });

  test('a line that is larger than memory, in bounded time', () => {
    const out = madeOf('');
    truncateSync(join(out, 'journal.ndjson'), 1024 ** 3);
    expect(() => reopenRun(out)).toThrow(/a line that no run writes/);
    rmSync(join(out, 'journal.ndjson'));
  });

  test('but one that was cut off is gone on with', () => {
    const out = madeOf(`${JSON.stringify(EXCHANGE)}\n{"id":`);
    appendFileSync(join(out, 'journal.ndjson'), '');
    const opened = reopenRun(out);
    expect([...opened.evidence]).toEqual([EXCHANGE]);
    opened.close();
  });
});

describe('nothing outside of the folder is written', () => {
  const precious = (): string => {
    const file = join(folder(), 'precious');
    writeFileSync(file, 'precious');
    return file;
  };

  test.each(['journal.ndjson', 'run.json'])('where %s is a link', (name) => {
    const out = madeOf('');
    const file = precious();
    rmSync(join(out, name));
    symlinkSync(file, join(out, name));
    expect(() => (name === 'run.json' ? noteIn(out) : reopenRun(out))).toThrow(/it is a link/);
    openRun(out, note).close();
    expect(readFileSync(file, 'utf8')).toBe('precious');
  });

  test('where the journal has another name as well', () => {
    const out = madeOf('');
    const file = precious();
    rmSync(join(out, 'journal.ndjson'));
    linkSync(file, join(out, 'journal.ndjson'));
    expect(() => reopenRun(out)).toThrow(/journal\.ndjson: it is a hard link.*put a copy in its place/);
    openRun(out, note).close();
    expect(readFileSync(file, 'utf8')).toBe('precious');
  });

  test('where the folder of the evidence is a link', () => {
    const out = madeOf('');
    const elsewhere = folder();
    symlinkSync(elsewhere, join(out, 'evidence'));
    expect(() => reopenRun(out)).toThrow(/it is a link/);
    expect(() => openRun(out, note)).toThrow(/it is a link/);
  });

  test('where a pipe or a folder stands in the way', () => {
    const out = madeOf('');
    rmSync(join(out, 'journal.ndjson'));
    execFileSync('mkfifo', [join(out, 'journal.ndjson')]);
    expect(() => reopenRun(out)).toThrow(/it is no plain file/);
    rmSync(join(out, 'journal.ndjson'));
    mkdirSync(join(out, 'journal.ndjson'));
    expect(() => reopenRun(out)).toThrow(/it is no plain file/);
  });
});

test.each(['report.json', 'evidence/exchanges.ndjson'])('a pipe as %s is not waited for', async (name) => {
  const out = folder();
  mkdirSync(join(out, 'evidence'));
  if (name !== 'report.json') writeFileSync(join(out, 'report.json'), '{}');
  execFileSync('mkfifo', [join(out, name)]);
  const { code } = await run(['report', out, '--format', 'har']);
  expect(code).toBe(2);
});
