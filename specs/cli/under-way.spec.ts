import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { takeFolder } from '../../src/cli/under-way.ts';
import { DocumentError, UsageError } from '../../src/errors.ts';

const root = mkdtempSync(join(tmpdir(), 'trysquare-under-way-'));
let number = 0;
const folderWith = (mark?: unknown): string => {
  number += 1;
  const folder = join(root, String(number));
  mkdirSync(folder);
  if (mark !== undefined) writeFileSync(join(folder, 'under-way.json'), JSON.stringify(mark));
  return folder;
};

test('a folder is marked as long as a run writes in it', () => {
  const folder = folderWith();
  const free = takeFolder(folder);
  expect(readdirSync(folder)).toEqual(['under-way.json']);
  free();
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder that another process writes in is not taken', () => {
  const folder = folderWith({ host: hostname(), process: process.ppid });
  expect(() => takeFolder(folder)).toThrow(UsageError);
  expect(() => takeFolder(folder)).toThrow(
    /another run writes there now \(process \d+\): wait for its end, or name another folder; if there is none, remove .*under-way\.json$/,
  );
});

test.each([
  ['that is gone', { host: hostname(), process: 2 ** 30 }],
  ['of another machine', { host: 'elsewhere.example', process: process.ppid }],
  ['that is this one', { host: hostname(), process: process.pid }],
  ['that is none', { host: hostname(), process: -1 }],
  ['nobody can read', ['half']],
])('a mark of a process %s holds nobody up', (_, mark) => {
  expect(() => takeFolder(folderWith(mark))).not.toThrow();
});

test('a mark that is a link is not followed', () => {
  const folder = folderWith();
  symlinkSync('/dev/zero', join(folder, 'under-way.json'));
  expect(() => takeFolder(folder)).toThrow(DocumentError);
});
