/** A case of a record is sent again to a target that the user named, and to none that a record alone names. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { referenceKeys, startReference } from '../../src/cli/reference.ts';
import type { Report } from '../../src/report/model.ts';
import { contractAt } from '../support/judged.ts';
import { main, run } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
const out = join(folder, 'run');
const keys = { TRYSQUARE_KEY: referenceKeys.full };
let failing = '';

let asked: string[] = [];
const stranger = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  response.end('{}');
});
let strange = '';
let reference: Awaited<ReturnType<typeof startReference>>;
let text = '';

beforeAll(async () => {
  await new Promise<void>((ready) => stranger.listen(0, '127.0.0.1', ready));
  strange = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
  reference = await startReference(contractAt(), 0, 'auth/empty-key-forbidden');
  const words = ['--only', 'auth/e*', '--seed', '7'];
  text = (await run(['check', reference.url, ...words, '--out', out], keys)).stdout;
  const { findings } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  failing = findings[0]?.example.case ?? '';
});

afterAll(async () => {
  await reference.close();
  stranger.close();
});

/** What `replay` comes to of a record that names another target. */
async function replayed(target: string, words: string[] = [], environment: Record<string, string> = {}) {
  asked = [];
  const file = join(out, 'report.json');
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  writeFileSync(file, JSON.stringify({ ...report, subject: { ...report.subject, target } }));
  return await run(['replay', out, failing, ...words], { ...keys, ...environment }, folder);
}

describe('the recorded target', () => {
  test('is sent nothing where nobody else named it', async () => {
    const { code, stderr } = await replayed(strange);
    expect([code, stderr, asked]).toEqual([
      2,
      expect.stringContaining(`nobody else named it: the key goes to no target that a record alone names`),
      [],
    ]);
    expect(stderr).toContain(`--target ${strange}`);
  });

  test.each([
    ['the environment', (url: string) => ({ environment: { TRYSQUARE_TARGET: url } }), /TRYSQUARE_TARGET/],
    [
      'the configuration',
      (url: string) => {
        const file = join(folder, 'own.yaml');
        writeFileSync(file, `target: ${url}\n`);
        return { words: ['--config', file] };
      },
      /own\.yaml:1/,
    ],
  ])('is sent nothing where %s names another, and the case where it names that', async (_, naming, place) => {
    const { words, environment }: { words?: string[]; environment?: Record<string, string> } = naming(
      reference.url,
    );
    const refused = await replayed(strange, words, environment);
    expect([refused.code, refused.stderr, asked]).toEqual([2, expect.stringMatching(place), []]);
    const sent = await replayed(reference.url, words, environment);
    expect([sent.code, sent.stdout]).toEqual([1, expect.stringContaining('REPRODUCED')]);
  });

  test('does not count where the command line names one', async () => {
    const { code } = await replayed(strange, ['--target', reference.url]);
    expect([code, asked]).toEqual([1, []]);
  });
});

test('the line that a report shows works when it is copied', async () => {
  const line = /^ {2}trysquare (replay RUN CASE .*)$/m.exec(text)?.[1] ?? '';
  const command = `'${process.execPath}' '${main}' ${line.replace('RUN', '"$1"').replace('CASE', '"$2"')}`;
  const env = { PATH: process.env['PATH'], ...keys };
  // The server that is asked is in this process: it must not wait.
  const shell = promisify(execFile)('sh', ['-c', `${command} || true`, 'sh', out, failing], {
    env,
    cwd: folder,
  });
  expect((await shell).stdout).toContain('REPRODUCED');
});

test('and begins with npx, where the command was called by it', async () => {
  const { stdout } = await run(['report', out], { npm_command: 'exec' });
  expect(stdout).toMatch(/^ {2}npx trysquare replay RUN CASE --target /m);
});

test('a record that filters narrowed is of the same plan, and one of other documents is not', async () => {
  const words = ['--target', reference.url];
  const same = (await replayed(reference.url, words)).stdout;
  expect([same.includes('REPRODUCED'), same.includes('not quite the recorded one')]).toEqual([true, false]);
  const file = join(out, 'report.json');
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  writeFileSync(file, JSON.stringify({ ...report, plan: { ...report.plan, digest: '0'.repeat(64) } }));
  expect((await replayed(reference.url, words)).stdout).toContain('not quite the recorded one');
});
