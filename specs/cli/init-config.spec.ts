import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningReference, referenceKeys, startReference } from '../../src/cli/reference.ts';
import { contractAt } from '../support/judged.ts';
import { main, run } from './command.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'trysquare-'));
const keys = { TRYSQUARE_KEY: referenceKeys.full };

let reference: RunningReference;
beforeAll(async () => {
  reference = await startReference(contractAt());
});
afterAll(() => reference.close());

describe('init without a terminal', () => {
  test('says which variable was mistyped', async () => {
    const mistyped = { TRYSQUARE_KYE: referenceKeys.full };
    const { stderr } = await run(['init', reference.url, '--no-try'], mistyped, folder());
    expect(stderr).toBe('trysquare: nothing reads TRYSQUARE_KYE; did you mean "TRYSQUARE_KEY"?\n');
  });

  test('tries what it is told, writes the configuration, and says the command that runs it', async () => {
    const place = folder();
    const { code, stdout, stderr } = await run(['init', reference.url], keys, place);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^TRYSQUARE_KEY_RESTRICTED is to hold a key that may read and not write/m);
    expect(stdout).toMatch(
      /trysquare\.config\.yaml is written\.\n.* answers, and takes the key: 34 operations/,
    );
    const [, next = ''] = /\n {4}trysquare (.*)\n$/.exec(stdout) ?? [];
    expect(next).toBe('check');
    const text = readFileSync(join(place, 'trysquare.config.yaml'), 'utf8');
    expect(text).toContain(`target: ${reference.url}\n`);
    expect(text).toContain('full: env:TRYSQUARE_KEY');
    expect(text).not.toContain(referenceKeys.full);
    const checked = await run(['check', '--only', 'status/success'], keys, place);
    expect([checked.code, checked.stdout]).toEqual([3, expect.stringContaining(reference.url)]);
  });

  test('as JSON elsewhere, with a key file and a surface, by paths that hold from there', async () => {
    const place = folder();
    writeFileSync(join(place, 'the.key'), referenceKeys.full);
    const surface = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: surfacePaths };
    writeFileSync(join(place, 'theirs.json'), JSON.stringify(surface));
    const words = ['--key-file', 'the.key', '--surface', 'theirs.json', '--out', 'ci/mine.json'];
    const { code, stdout, stderr } = await run(['init', '--target', reference.url, ...words], {}, place);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/\n {4}trysquare check --config ci\/mine\.json\n$/);
    expect(JSON.parse(readFileSync(join(place, 'ci/mine.json'), 'utf8'))).toEqual({
      target: reference.url,
      surface: '../theirs.json',
      keys: { full: 'file:../the.key' },
      profile: 'core',
    });
    expect((await run(['plan', '--config', 'ci/mine.json'], {}, place)).code).toBe(0);
  });

  test('as TypeScript, which is run as it is', async () => {
    const place = folder();
    const words = ['init', '--target', reference.url, '--out', 'trysquare.config.ts'];
    const { code, stdout } = await run(words, { ...keys, npm_command: 'exec' }, place);
    // What npx found in a project is not found by its name alone.
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\n {4}npx trysquare check\n$/)]);
    const text = readFileSync(join(place, 'trysquare.config.ts'), 'utf8');
    expect(text).toMatch(/^import \{ defineConfig \} from 'trysquare';\n/);
    const checked = await run(['check', '--only', 'status/success'], keys, place);
    expect([checked.code, checked.stdout]).toEqual([3, expect.stringContaining(reference.url)]);
  });

  test('where the key is not there yet it asks nobody, and says where to put it', async () => {
    const place = folder();
    const { code, stdout } = await run(
      ['init', '--target', 'http://127.0.0.1:1', '--key-env', 'MINE'],
      {},
      place,
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/was not asked.*\n.*\n\n {4}export MINE=…\n {4}trysquare check\n$/);
  });

  test.each([
    [[], /init asks on a terminal/],
    [['--target', 'ftp://x'], /no URL of an API/],
    [['--target', 'localhost:8000'], /no URL of an API: did you mean "http:\/\/localhost:8000"\?/],
    [['theirs.json'], /no URL of an API: a document is given by --surface/],
    [['--target', 'http://127.0.0.1:1'], /nothing answers at/],
    [['--target', 'http://127.0.0.1:1', '--surface', 'none.json'], /none\.json: no such file/],
    [['--target', 'http://127.0.0.1:1', '--key-env', 'sk-secret-1'], /neither the name of a variable/],
    [['--target', 'http://127.0.0.1:1', '--key-env', 'SKSECRET9X8Y7Z6'], /neither the name of a variable/],
    [['--target', 'http://127.0.0.1:1', '--key-env', 'env:sk_secret_1'], /neither the name of a variable/],
    [['--target', 'http://127.0.0.1:1', '--key-file', 'sk-secret-1'], /--key-file …: no such file/],
    [['--target', 'http://127.0.0.1:1', '--key-file', 'my.key'], /--key-file my\.key: no such file/],
    [['--target', 'http://127.0.0.1:1', '--key-env', 'A', '--key-file', 'b'], /a key is in one place/],
    [['--target', 'http://127.0.0.1:1', '--out', 'x.toml'], /written as \.yaml, \.json or \.ts/],
  ])('%j writes nothing', async (words, reason) => {
    const place = folder();
    const { code, stdout, stderr } = await run(['init', ...words], keys, place);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(reason);
    expect(stderr).not.toMatch(/sk.?secret/i);
    expect(existsSync(join(place, 'trysquare.config.yaml'))).toBe(false);
  });

  test('does not write over a configuration, unless it is told to', async () => {
    const place = folder();
    writeFileSync(join(place, 'trysquare.config.yaml'), 'mine');
    const words = ['init', '--target', reference.url, '--no-try'];
    expect((await run(words, keys, place)).stderr).toMatch(/is there already: --force/);
    expect(readFileSync(join(place, 'trysquare.config.yaml'), 'utf8')).toBe('mine');
    expect((await run([...words, '--force'], keys, place)).code).toBe(0);
  });
});

const surfacePaths = {
  '/api/chatbots/': {
    get: { operationId: 'list', responses: { 200: { description: 'All of them.' } } },
  },
};

/** A terminal comes from script(1). */
const onTerminal = hasScript() ? test : test.skip;

onTerminal('on a terminal it asks, and asks again where an answer cannot be used', async () => {
  const place = folder();
  const words = ['-qec', `"${process.execPath}" "${main}" init`, '/dev/null'];
  const child = spawn('script', words, { cwd: place, env: { PATH: process.env['PATH'] ?? '', ...keys } });
  let printed = '';
  child.stdout.on('data', (bytes: Buffer) => {
    printed += bytes.toString();
  });
  child.stdin.write(`no-url\n${reference.url}\n\nsk-secret-1\n\n`);
  await new Promise((resolve) => child.on('close', resolve));
  expect(printed).toMatch(/"no-url" is no URL of an API/);
  expect(printed).toMatch(/neither the name of a variable/);
  expect(printed).toMatch(/answers, and takes the key/);
  expect(readFileSync(join(place, 'trysquare.config.yaml'), 'utf8')).toContain(`target: ${reference.url}`);
});

function hasScript(): boolean {
  try {
    execFileSync('script', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
