/** Nothing phones home: what a command connects to is the target, and nothing else. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { referenceKeys, startReference } from '../../src/cli/reference.ts';
import { run } from '../cli/command.ts';
import { contractAt } from '../support/judged.ts';

const watch = fileURLToPath(new URL('./origins.cjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));

/** What a command looked up and connected to, each once. */
async function origins(...words: string[]): Promise<string[]> {
  const log = join(folder, 'origins');
  writeFileSync(log, '');
  const { code, stderr } = await run(words, {
    NODE_OPTIONS: `--require ${watch}`,
    TRYSQUARE_ORIGINS: log,
    TRYSQUARE_KEY: referenceKeys.full,
    TRYSQUARE_KEY_OTHER: referenceKeys.other,
    TRYSQUARE_KEY_RESTRICTED: referenceKeys.restricted,
  });
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return [...new Set(readFileSync(log, 'utf8').split('\n').filter(Boolean))];
}

test('a run connects to its target alone, and looks up no name', async () => {
  const server = await startReference(contractAt());
  try {
    const asked = await origins('check', server.url, '--out', join(folder, 'run'));
    expect(asked).toEqual([`connect ${new URL(server.url).host}`]);
  } finally {
    await server.close();
  }
});

test.each([
  ['plan'],
  ['--help'],
  ['check', '--help'],
  ['serve', '--list-mutants'],
  ['report', 'reports/sample'],
])('%s connects to nothing', async (...words) => {
  expect(await origins(...words)).toEqual([]);
});
