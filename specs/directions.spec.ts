/** Imports go one way, along the line of `src/README.md`: what stands below knows nothing of what stands above it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../src/', import.meta.url));

/** Folders and files of `src`, the lowest first. Those in one line know nothing of one another. */
const LINE: readonly (readonly string[])[] = [
  ['model.ts', 'nearest.ts', 'package-info.ts', 'plural.ts'],
  ['errors.ts'],
  ['documents'],
  ['contract'],
  ['gate', 'values'],
  ['script'],
  ['probes'],
  ['requirements'],
  ['plan'],
  ['report', 'run'],
  ['judge.ts', 'reference', 'traffic'],
  ['check.ts'],
  ['calibrate'],
  ['calibrate.ts', 'replay.ts'],
  ['bundle', 'config'],
  ['open'],
  ['suite'],
  ['cli', 'index.ts', 'jest', 'vitest'],
];

/** A configuration in code asks for this package, which gives itself. */
const ALLOWED: readonly string[] = ['config/load.ts -> index.ts'];

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const roomOf = (file: string): string => file.split('/')[0] ?? '';
const heightOf = (file: string): number => LINE.findIndex((rooms) => rooms.includes(roomOf(file)));

function importedBy(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(/(?:\bfrom|\bimport\()\s*'(\.[^']+)'/g);
  return [...found].map(([, path = '']) => normalize(join(dirname(file), path)));
}

test('every folder has its place', () => {
  const rooms = new Set(files.map(roomOf));
  expect([...rooms].sort()).toEqual(LINE.flat().sort());
});

test('nothing imports what stands above it, or beside it', () => {
  const upwards = files.flatMap((file) =>
    importedBy(file)
      .filter((other) => roomOf(other) !== roomOf(file) && heightOf(other) >= heightOf(file))
      .map((other) => `${file} -> ${other}`),
  );
  expect(upwards.filter((one) => !ALLOWED.includes(one))).toEqual([]);
});
