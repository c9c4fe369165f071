import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { copyParts, readWhole } from '../../../src/run/journal/bytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'bytes-'));
const file = join(folder, 'from');
const LONG = 200_000;
const text = `${'é'.repeat(LONG / 2)}0123456789`;
writeFileSync(file, text);
const bytes = readFileSync(file);
const fd = openSync(file, 'r');
afterAll(() => {
  closeSync(fd);
  rmSync(folder, { recursive: true });
});

const copied = (...parts: readonly (readonly [at: number, length: number])[]): Buffer => {
  const to = join(folder, 'to');
  copyParts(
    fd,
    file,
    parts.map(([at, length]) => ({ at, length })),
    to,
  );
  return readFileSync(to);
};

test('parts are copied in their order, those that follow each other at once and those that do not', () => {
  expect(copied([LONG, 2], [LONG + 2, 3], [LONG + 7, 1], [LONG, 1]).toString()).toBe('0123470');
  expect(copied()).toHaveLength(0);
});

test('a part may be longer than what is had at once, and begin within a character', () => {
  expect(copied([0, LONG]).equals(bytes.subarray(0, LONG))).toBe(true);
  expect(copied([1, 70_000], [70_001, 100_000]).equals(bytes.subarray(1, 170_001))).toBe(true);
});

test('a file that ends too early is named', () => {
  expect(() => copied([bytes.length - 1, 2])).toThrow(`${file} was cut off while it was in use`);
  expect(() => readWhole(fd, Buffer.alloc(1), bytes.length, file)).toThrow(/was cut off/);
});
