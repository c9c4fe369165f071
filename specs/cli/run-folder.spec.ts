/** A run folder that a stranger made: nothing of it is believed, and nothing beside it is written. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
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

describe('a key that the run began with', () => {
  const begun = (names: string[], all: object): string =>
    madeOf('', { keys: names, seal: sealOf(note, { full: referenceKeys.full, ...all }) });

  test('and that is missing is named, by the place where it is looked for', async () => {
    const { restricted } = referenceKeys;
    const { code, stderr } = await run(
      ['check', '--resume', begun(['full', 'restricted'], { restricted })],
      keys,
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining('put it into TRYSQUARE_KEY_RESTRICTED')]);
    expect(stderr).toContain('a key that is missing now, the restricted one');
  });

  test('and one that was not there is named too', async () => {
    const more = { ...keys, TRYSQUARE_KEY_OTHER: referenceKeys.other };
    const { code, stderr } = await run(['check', '--resume', begun(['full'], {})], more);
    expect([code, stderr]).toEqual([2, expect.stringContaining('without the key in TRYSQUARE_KEY_OTHER')]);
  });

  test('is proved by the seal, whatever the note says of it', async () => {
    const { restricted } = referenceKeys;
    const { stderr } = await run(['check', '--resume', begun(['full'], { restricted })], keys);
    expect(stderr).toContain('was not written with these keys');
  });
});

describe('a run that was cut off, where another begins in its folder,', () => {
  const entry = `${JSON.stringify(EXCHANGE)}\n`;
  const filesIn = (place: string): string[] => readdirSync(place).sort();

  test('is put aside, whole, in place of an earlier one; nothing is held up', () => {
    const out = madeOf(entry);
    openRun(out, note).remove();
    expect(filesIn(out)).toEqual(['cut-off']);
    expect(noteIn(join(out, 'cut-off'))).toEqual(note);
    const aside = reopenRun(join(out, 'cut-off'));
    expect([...aside.evidence]).toEqual([EXCHANGE]);
    aside.close();
    writeFileSync(join(out, 'run.json'), JSON.stringify({ ...note, startedAt: 'later' }));
    writeFileSync(join(out, 'journal.ndjson'), entry + entry);
    openRun(out, note).remove();
    expect(filesIn(out)).toEqual(['cut-off']);
    expect(noteIn(join(out, 'cut-off')).startedAt).toBe('later');
  });

  test('is replaced where nothing came of it, or nobody could go on with it', () => {
    const out = madeOf('');
    openRun(out, note).remove();
    expect(filesIn(out)).toEqual([]);
    writeFileSync(join(out, 'journal.ndjson'), entry);
    openRun(out, note).remove();
    expect(filesIn(out)).toEqual([]);
  });

  test('is put nowhere else, where a link stands there', () => {
    const out = madeOf(entry);
    const elsewhere = folder();
    symlinkSync(elsewhere, join(out, 'cut-off'));
    expect(() => openRun(out, note)).toThrow(/cut-off: it is a link/);
    expect(filesIn(elsewhere)).toEqual([]);
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
