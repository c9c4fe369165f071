import { linkSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { readFolder } from '../../src/bundle/folder.ts';

const sample = fileURLToPath(new URL('../../reports/sample', import.meta.url));

test('a copy that shares its files with the bundle reads as the bundle does, whatever becomes of them', () => {
  const copy = mkdtempSync(join(tmpdir(), 'trysquare-'));
  const bundle = mkdtempSync(join(tmpdir(), 'trysquare-'));
  for (const [name, bytes] of readFolder(sample).files) {
    for (const folder of [copy, bundle]) mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(bundle, name), bytes);
    linkSync(join(bundle, name), join(copy, name));
  }
  const { files, problems } = readFolder(copy);
  expect([files.size, problems]).toEqual([readFolder(sample).files.size, []]);
  const read = new Map([...files].map(([name, bytes]) => [name, bytes.toString()]));
  for (const name of files.keys()) writeFileSync(join(bundle, name), 'changed');
  expect(new Map([...files].map(([name, bytes]) => [name, bytes.toString()]))).toEqual(read);
});
