import { appendFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
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
