import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { formatNames } from '../../src/report/formats/names.ts';
import { run } from './command.ts';

async function offered(...words: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await run(['--complete', 'trysquare', ...words]);
  expect([code, stderr]).toEqual([0, '']);
  return stdout.split('\n').filter((line) => line !== '');
}

test('commands, options and values are completed', async () => {
  expect(await offered('ca')).toEqual(['calibrate']);
  expect(await offered('check', '--o')).toEqual(
    expect.arrayContaining(['--only', '--operation', '--open', '--out']),
  );
  expect(await offered('check', '--only', 'auth/wrong')).toEqual(['auth/wrong-scheme']);
  expect(await offered('check', '--only', 'au')).toContain('auth/*');
  expect(await offered('check', '--operation', 'GET /api/chatbots/')).toContain('GET /api/chatbots/{id}/');
  expect(await offered('calibrate', '--mutant', 'auth/wrong-scheme-be')).toEqual([
    'auth/wrong-scheme-bearer',
  ]);
  expect(await offered('check', '--profile', '')).toEqual(['core', 'full']);
  expect(await offered('check', '--report', '')).toEqual([...formatNames]);
  expect(await offered('check', '--report=ju')).toEqual(['--report=junit']);
  expect(await offered('check', '--report', '=', 'ju')).toEqual(['junit']);
});

test('the shells there are', async () => {
  expect(await offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
  expect(await offered('completion', 'z')).toEqual(['zsh']);
  expect(await offered('completion', 'zsh', '')).toEqual([]);
});

test('cases of a recorded run: those that failed or are open, unless another is begun', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
  const file = join(folder, 'report.json');
  const cases = [
    { id: 'auth/a GET /api/', verdict: 'fail' },
    { id: 'auth/b GET /api/', verdict: 'inconclusive' },
    { id: 'body/c GET /api/', verdict: 'pass' },
    { id: 'auth/evil\u001b[2J', verdict: 'fail' },
    { id: 5 },
    null,
  ];
  writeFileSync(file, JSON.stringify({ cases }));
  const open = ['auth/a GET /api/', 'auth/b GET /api/'];
  expect(await offered('replay', folder, '')).toEqual(open);
  expect(await offered('replay', file, 'auth/a')).toEqual(['auth/a GET /api/']);
  expect(await offered('replay', folder, 'bo')).toEqual(['body/c GET /api/']);
  expect(await offered('replay', '--target', 'http://a', folder, '')).toEqual(open);
  // Here something else comes next: a run, a value, nothing more.
  expect(await offered('replay', '')).toEqual([]);
  expect(await offered('replay', folder, '--target', '')).toEqual([]);
  expect(await offered('replay', folder, 'auth/a GET /api/', '')).toEqual([]);
  expect(await offered('report', folder, '')).toEqual([]);
  // A pipe would be waited for, and a report that is too large too.
  rmSync(file);
  execFileSync('mkfifo', [file]);
  expect(await offered('replay', folder, '')).toEqual([]);
  expect(await offered('replay', file, '')).toEqual([]);
  rmSync(file);
  writeFileSync(file, JSON.stringify({ cases }) + ' '.repeat(33 * 1024 ** 2));
  expect(await offered('replay', folder, '')).toEqual([]);
  expect(await offered('replay', join(folder, 'none'), '')).toEqual([]);
});

test('of a contract that is named, and of none that cannot be read', async () => {
  const cursor = new URL('../contracts/cursor.openapi.yaml', import.meta.url).pathname;
  const words = ['check', '--contract', cursor, '--operation', 'GET'];
  expect(await offered(...words)).not.toContain('GET /api/chatbots/');
  expect((await offered(...words)).length).toBeGreaterThan(0);
  expect(await offered('check', '--contract', 'none.yaml', '--only', 'a')).toEqual([]);
});

test('the script is that of the shell that is named, else of the one that is used', async () => {
  const printed = async (words: string[], environment: Record<string, string>) =>
    (await run(['completion', ...words], environment)).stdout;
  expect(await printed([], { SHELL: '/usr/bin/fish' })).toMatch(/completion for fish/);
  expect(await printed(['zsh'], { SHELL: '/bin/bash' })).toMatch(/completion for zsh/);
  const { code, stderr } = await run(['completion'], { SHELL: '/bin/ksh' });
  expect([code, stderr]).toEqual([2, expect.stringMatching(/name the shell: .*bash, zsh, fish/)]);
});
