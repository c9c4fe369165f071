/** A key comes out of a file or a pipe, and whatever else stands there is not waited for. */
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { readKeyFile } from '../../src/config/key-file.ts';
import { UsageError } from '../../src/errors.ts';
import { main, start } from '../cli/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
afterAll(() => rmSync(folder, { recursive: true }));

const KEY = 'NotASecretKeyForSpecs01';

function pipe(name: string): string {
  const path = join(folder, name);
  execFileSync('mkfifo', [path]);
  return path;
}

/** Writes into a pipe from another process: this one waits while it reads. */
const write = (script: string, path: string) => spawn('sh', ['-c', script, 'sh', path], { stdio: 'ignore' });

test.each([
  ['at once', `echo ${KEY} > "$1"`],
  ['later', `sleep 0.3; echo ${KEY} > "$1"`],
  ['in pieces', `(printf NotASecret; sleep 0.3; echo KeyForSpecs01) > "$1"`],
])('a pipe gives a key %s, and gives it again to whoever asks twice', (when, script) => {
  const path = pipe(when);
  write(script, path);
  expect(readKeyFile(path, 'pipe').trim()).toBe(KEY);
  expect(readKeyFile(path, 'pipe', 50).trim()).toBe(KEY);
});

test('a pipe that nobody writes into, and one that nobody closes, are waited for so long and no longer', () => {
  expect(() => readKeyFile(pipe('silent'), 'silent', 100)).toThrow(UsageError);
  const open = pipe('open');
  write(`(printf ${KEY}; sleep 5) > "$1"`, open);
  expect(() => readKeyFile(open, 'open', 600)).toThrow(/open: no whole key came within 0\.6 seconds/);
});

test('an endless pipe and a huge file are read no further than a key is long', () => {
  const endless = pipe('endless');
  write('cat /dev/zero > "$1"', endless);
  expect(() => readKeyFile(endless, 'endless')).toThrow('endless: holds more than 16 KiB, which is no key');
  const huge = join(folder, 'huge');
  writeFileSync(huge, '');
  truncateSync(huge, 8 * 1024 ** 3);
  expect(() => readKeyFile(huge, 'huge')).toThrow('huge: holds more than 16 KiB');
});

test.each(['/dev/zero', folder])('%s is no key', (path) => {
  expect(() => readKeyFile(path, 'it')).toThrow(/it: (a key is read from a file or a pipe|.*EISDIR)/);
});

test.each([
  [`<(echo ${KEY})`, /nothing answers/],
  ['<(true)', /no key: put it into/],
])('what a command of the shell prints is a key: %s', async (substitution, said) => {
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({ keys: { full: 'file:/dev/fd/7' } }));
  const check = `'${process.execPath}' '${main}' check http://127.0.0.1:1 --config "$1"`;
  const child = spawn('bash', ['-c', `exec 7< ${substitution}; exec ${check}`, 'bash', config], {
    cwd: folder,
  });
  let stderr = '';
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  await new Promise((ended) => child.on('close', ended));
  expect(stderr).toMatch(said);
});

test('a signal ends a command that waits for a pipe', async () => {
  const path = pipe('unheard');
  const config = join(folder, 'unheard.yaml');
  writeFileSync(config, `keys: {full: 'file:${path}'}\n`);
  const running = start(['check', 'http://127.0.0.1:9', '--config', config]);
  // It can be opened as soon as somebody waits at the other end.
  const opened = async (): Promise<number> => {
    for (;;) {
      try {
        return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
      } catch {
        await wait(20);
      }
    }
  };
  const fd = await opened();
  running.kill('SIGTERM');
  expect((await running.ended).code).toBe(null);
  closeSync(fd);
});
