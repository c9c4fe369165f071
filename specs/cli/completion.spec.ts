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
  expect(await offered('calibrate', '--mutant', 'auth/wrong-scheme-b')).toEqual(['auth/wrong-scheme-bearer']);
  expect(await offered('check', '--profile', '')).toEqual(['core', 'full']);
  expect(await offered('check', '--report', '')).toEqual([...formatNames]);
  expect(await offered('check', '--report=ju')).toEqual(['--report=junit']);
  expect(await offered('check', '--report', '=', 'ju')).toEqual(['junit']);
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
