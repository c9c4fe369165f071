import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Exchange } from '../../../src/model.ts';
import { FileJournal } from '../../../src/run/journal/file.ts';

const anywhere = (): string => join(mkdtempSync(join(tmpdir(), 'trysquare-')), 'journal.ndjson');

function exchange(id: string, text = '', changes = false): Exchange {
  return {
    id,
    request: { operation: 'GET /a', method: 'GET', path: '/a', headers: [], changes },
    response: { status: 200, headers: [], body: { text } },
    milliseconds: 1,
  };
}

const [one, two, three] = [exchange('a#1.1', 'é\n'), exchange('a#1.2'), exchange('b#1.1')];

test('gives back what was written, whether it is on the disk yet or not', () => {
  const journal = new FileJournal(anywhere());
  journal.write(one);
  expect(journal.read('a#1.1')).toEqual(one);
  journal.write(two);
  expect([...journal.exchanges()]).toEqual([one, two]);
  expect(journal.read('a#1.3')).toBeUndefined();
  journal.close();
});

test('the last word on an exchange counts', () => {
  const journal = new FileJournal(anywhere());
  journal.write(one);
  journal.write(exchange('a#1.1', 'again'));
  expect([...journal.exchanges()]).toEqual([exchange('a#1.1', 'again')]);
  journal.close();
});

describe('what was written is there for the next process', () => {
  test('as it was left', () => {
    const file = anywhere();
    const before = new FileJournal(file);
    for (const each of [one, two, three]) before.write(each);
    before.close();
    const after = new FileJournal(file);
    expect([...after.exchanges()]).toEqual([one, two, three]);
    after.write(exchange('c#1.1'));
    expect([...after.ids()]).toEqual(['a#1.1', 'a#1.2', 'b#1.1', 'c#1.1']);
    after.close();
  });

  test('a change at once, and the word that it goes out', () => {
    const file = anywhere();
    const journal = new FileJournal(file);
    const change = exchange('d#1.1', '', true);
    journal.sending(change.request, change.id);
    expect(readFileSync(file, 'utf8')).toBe('{"sending":"d#1.1","operation":"GET /a","path":"/a"}\n');
    journal.write(change);
    expect(readFileSync(file, 'utf8')).toContain('"id":"d#1.1"');
    journal.close();
  });

  test('anything else within a moment', async () => {
    const file = anywhere();
    const journal = new FileJournal(file);
    journal.write(one);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(readFileSync(file, 'utf8')).toContain('"id":"a#1.1"');
    journal.close();
  });

  test('without the line in which the process was killed', () => {
    const file = anywhere();
    const before = new FileJournal(file);
    before.write(one);
    before.close();
    appendFileSync(file, JSON.stringify(two).slice(0, -3));
    const after = new FileJournal(file);
    expect([...after.ids()]).toEqual(['a#1.1']);
    after.write(three);
    expect([...after.exchanges()]).toEqual([one, three]);
    after.close();
  });

  test('without what was made anew', () => {
    const file = anywhere();
    const before = new FileJournal(file);
    for (const each of [one, two, three]) before.write(each);
    before.redone('a#1');
    before.write(exchange('a#1.1', 'anew'));
    before.close();
    const after = new FileJournal(file);
    expect([...after.exchanges()]).toEqual([three, exchange('a#1.1', 'anew')]);
    expect([...after.entries()]).toHaveLength(5);
    after.close();
  });
});

describe('what is sealed', () => {
  const secret = Buffer.from('of one run');
  const change = exchange('d#1.1', '', true);
  const made = { ...change, request: { ...change.request, method: 'POST', operation: 'POST /a' } };
  const opened = (file: string, by: Buffer = secret): FileJournal => new FileJournal(file, undefined, by);
  /** A journal in three pieces: a read, a creation, a read. */
  function written(): string {
    const file = anywhere();
    const journal = opened(file);
    for (const each of [one, made, three]) {
      journal.write(each);
      journal.flush();
    }
    journal.close();
    return file;
  }
  /** The ids that count in a journal that somebody changed, and the changes that are not believed. */
  function found(change: (lines: string[]) => string[], by?: Buffer): [ids: string[], doubts: unknown[]] {
    const file = written();
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    writeFileSync(file, [...change(lines), ''].join('\n'));
    const journal = opened(file, by);
    const entries = [...journal.entries()];
    const all = [...journal.ids()];
    journal.close();
    // What is found stays found.
    const again = opened(file, by);
    expect([...again.entries()]).toEqual(entries);
    again.close();
    return [all, entries.flatMap((entry) => ('doubted' in entry ? `${entry.doubted}: ${entry.reason}` : []))];
  }
  const CHANGED = 'd#1.1: its record was changed after it was written';
  const CUT = 'd#1.1: the run was cut off as it recorded it, or somebody else did';
  const forged = JSON.stringify({ ...made, id: 'e#1.1' });

  test('counts as it was written, and goes on being sealed', () => {
    expect(found((lines) => lines)).toEqual([['a#1.1', 'd#1.1', 'b#1.1'], []]);
    const file = written();
    const journal = opened(file);
    journal.write(two);
    journal.close();
    const after = opened(file);
    expect([...after.ids()]).toEqual(['a#1.1', 'd#1.1', 'b#1.1', 'a#1.2']);
    expect([...after.exchanges()]).toEqual([one, made, three, two]);
    after.close();
  });

  test.each<[string, (lines: string[]) => string[], string[], string[]]>([
    ['changed', (lines) => lines.map((line) => line.replace('POST /a', 'POST /b')), ['a#1.1'], [CHANGED]],
    ['changed before it', (lines) => lines.map((line) => line.replace('é', 'e')), [], [CHANGED]],
    ['moved', ([a, b, c, d, ...rest]) => [c, d, a, b, ...rest] as string[], [], [CHANGED]],
    ['left without what stood before it', (lines) => lines.slice(2), [], [CHANGED]],
    ['left without its seal', (lines) => lines.slice(0, 3), ['a#1.1'], [CUT]],
    ['broken', (lines) => lines.map((line, at) => (at === 0 ? line.slice(9) : line)), [], [CHANGED]],
    ['put under another seal', (lines) => lines.toSpliced(3, 1), ['a#1.1'], [CHANGED]],
  ])('is not believed where it was %s', (_, change, ids, doubts) => {
    expect(found(change)).toEqual([ids, doubts]);
  });

  test('is not what somebody else adds, at any place', () => {
    expect(found((lines) => [...lines, forged])).toEqual([
      ['a#1.1', 'd#1.1', 'b#1.1'],
      [expect.stringMatching(/^e#1\.1: the run was cut off/)],
    ]);
    expect(found((lines) => lines.toSpliced(4, 0, forged))).toEqual([
      ['a#1.1', 'd#1.1'],
      [expect.stringMatching(/^e#1\.1: its record was changed/)],
    ]);
    expect(found((lines) => lines.toSpliced(4, 0, forged, lines[3] ?? ''))[0]).toEqual(['a#1.1', 'd#1.1']);
    const { length } = found((lines) => [...lines, ...Array<string>(5_000).fill(forged)])[1];
    expect(length).toBe(1);
  });

  test('is not what another run sealed', () => {
    expect(found((lines) => lines, Buffer.from('of another'))).toEqual([[], [CHANGED]]);
  });

  test('may be cut off after any byte: what is whole counts, and no change is lost', () => {
    const whole = readFileSync(written());
    for (let end = 0; end <= whole.length; end += 1) {
      const file = anywhere();
      writeFileSync(file, whole.subarray(0, end));
      const journal = opened(file);
      const ids = ['a#1.1', 'd#1.1', 'b#1.1'];
      const count = [...journal.ids()].length;
      expect([...journal.ids()]).toEqual(ids.slice(0, count));
      const told = [...journal.entries()].some((entry) => 'doubted' in entry);
      const line = whole.subarray(0, end).lastIndexOf('"id":"d#1.1"');
      const isWhole = line >= 0 && whole.subarray(line, end).includes(0x0a);
      expect(told || count > 1).toBe(isWhole);
      journal.close();
    }
  });
});

test('copies what counts, a line each', () => {
  const file = anywhere();
  const journal = new FileJournal(file);
  for (const each of [one, two, three]) journal.write(each);
  journal.redone('b#1');
  journal.copyTo(`${file}.copy`);
  expect(readFileSync(`${file}.copy`, 'utf8')).toBe(`${JSON.stringify(one)}\n${JSON.stringify(two)}\n`);
  journal.remove();
  expect(existsSync(file)).toBe(false);
});
