import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/report/model.ts';
import { run } from './command.ts';

/** A folder with these files in it. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

interface Shown {
  readonly file: string | null;
  readonly settings: Record<string, { value: unknown; from: string; place?: string }>;
  readonly keys: Record<string, { reference: string; isThere: boolean }>;
}

async function shown(folder: string, words: string[] = [], env: Record<string, string> = {}): Promise<Shown> {
  const { code, stdout, stderr } = await run(['config', '--json', ...words], env, folder);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Shown;
}

describe('a configuration is found in the working directory', () => {
  test.each([
    [
      'ts',
      "import { defineConfig } from 'trysquare';\nconst seed: number = 3;\nexport default defineConfig({ seed });",
    ],
    ['js', 'export default { seed: 3 };'],
    ['mjs', 'export default Promise.resolve({ seed: 3 });'],
    ['json', '{"$schema": "./schema.json", "seed": 3}'],
    ['yaml', 'seed: 3'],
    ['yml', 'seed: 3'],
  ])('as .%s', async (end, text) => {
    const name = `trysquare.config.${end}`;
    const { file, settings } = await shown(folderWith({ [name]: text }));
    const place = /^(json|ya?ml)$/.test(end) ? `${name}:1` : name;
    expect([file, settings['seed']]).toEqual([name, { value: 3, from: 'config', place }]);
  });

  test('and judged by', async () => {
    const text = "only: ['auth/*']\noperation: ['GET *']\nseed: 5\nreport: [json=out.json]\n";
    const folder = folderWith({ 'trysquare.config.yaml': text });
    expect((await run(['check'], {}, folder)).code).toBe(3);
    const report = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as Report;
    expect(report.run.seed).toBe(5);
    expect(report.plan.filters).toEqual(['--only auth/*', '--operation GET *']);
  });

  test('and one that never comes to its end is told of, not silently left', async () => {
    const folder = folderWith({ 'trysquare.config.mjs': 'export default await new Promise(() => {});' });
    const { code, stderr } = await run(['plan'], {}, folder);
    expect([code, stderr]).toEqual([4, expect.stringContaining('it waits for what never comes')]);
  });

  test('but not in the one above, not two, and not with --no-config', async () => {
    const folder = folderWith({ 'trysquare.config.yaml': 'seed: 3', 'trysquare.config.json': '{}' });
    const two = await run(['config'], {}, folder);
    expect([two.code, two.stderr]).toEqual([
      2,
      expect.stringMatching(/two configurations, .*json and .*yaml/),
    ]);
    expect((await shown(folder, ['--no-config'])).file).toBeNull();
    expect((await shown(folder, ['--config', 'trysquare.config.yaml'])).settings['seed']?.value).toBe(3);
    const below = mkdtempSync(join(folder, 'below-'));
    expect((await shown(below)).file).toBeNull();
  });
});

describe('the command line wins over the environment, that over the configuration', () => {
  const folder = folderWith({
    'trysquare.config.yaml': 'profile: full\nrate: 3\nstrict: true\nsurface: a.json\nonly: [auth/*]\n',
  });

  test('each setting says from where it comes', async () => {
    const env = { TRYSQUARE_RATE: '4', TRYSQUARE_TARGET: 'http://127.0.0.1:1', TRYSQUARE_READ_ONLY: 'true' };
    const { settings } = await shown(folder, ['--rate', '5', '--no-strict', '--no-surface'], env);
    expect(settings).toMatchObject({
      target: { value: 'http://127.0.0.1:1', from: 'environment', place: 'TRYSQUARE_TARGET' },
      profile: { value: 'full', from: 'config', place: 'trysquare.config.yaml:1' },
      rate: { value: 5, from: 'command line' },
      strict: { value: false, from: 'command line' },
      surface: { value: null, from: 'command line' },
      readOnly: { value: true, from: 'environment' },
      timeout: { value: 10_000, from: 'default' },
    });
    expect((await shown(folder, [], { TRYSQUARE_RATE: '4' })).settings['rate']?.value).toBe(4);
  });

  test('a key is never shown', async () => {
    const key = 'NotASecretKeyForSpecs01';
    const { keys } = await shown(folder, [], { TRYSQUARE_KEY: key });
    expect(keys['full']).toMatchObject({ reference: 'env:TRYSQUARE_KEY', isThere: true });
    expect(keys['other']).toMatchObject({ isThere: false });
    const { stdout } = await run(['config'], { TRYSQUARE_KEY: key }, folder);
    expect(stdout).toMatch(/full +env:TRYSQUARE_KEY is set +default/);
    expect(stdout).toMatch(/profile +full +trysquare\.config\.yaml:1/);
    expect(stdout).not.toContain(key);
  });

  test('nor what was written in place of where one is', async () => {
    const secret = 'sk_live_51HxyzABCdefGHI';
    const wrong = folderWith({ 'trysquare.config.yaml': `keys:\n  full: env:${secret}\n` });
    for (const words of [['config'], ['config', '--json'], ['check', 'http://127.0.0.1:1']]) {
      const { stdout, stderr } = await run(words, {}, wrong);
      expect(stdout + stderr).not.toContain(secret);
      expect(stdout + stderr).toMatch(/trysquare\.config\.yaml:2/);
    }
  });

  test.each([
    ['TRYSQUARE_RATE', 'fast', /TRYSQUARE_RATE takes a number: "fast"/],
    ['TRYSQUARE_PROFILE', 'all', /TRYSQUARE_PROFILE takes core or full/],
    ['TRYSQUARE_STRICT', 'maybe', /TRYSQUARE_STRICT takes true or false/],
  ])('%s=%s is refused', async (name, value, reason) => {
    const { code, stderr } = await run(['check'], { [name]: value }, folder);
    expect([code, stderr]).toEqual([2, expect.stringMatching(reason)]);
  });
});

describe('a wrong name is answered with the nearest', () => {
  test.each([
    [
      ['--only', 'auth/wrong-schem'],
      '',
      /--only auth\/wrong-schem is no requirement; did you mean "auth\/wrong-scheme"/,
    ],
    [['--skip', 'aut/*'], '', /--skip aut\/\* is no requirement; did you mean "auth\/\*"/],
    [['--operation', 'GET /api/chatbot/'], '', /is no operation; did you mean "GET \/api\/chatbots\/"/],
    [[], 'onyl: [auth/*]', /trysquare\.config\.yaml:1:\d+: unknown key "onyl"; did you mean "only"/],
    [[], 'only: [auth/wrong-schem]', /did you mean "auth\/wrong-scheme"/],
    [
      [],
      "values: {operations: {'GET /api/chatbot/': {}}}",
      /values\.operations: GET \/api\/chatbot\/ is no operation; did you/,
    ],
    [[], 'values: {parameters: {pagSize: 1}}', /does not know: pagSize; did you mean "/],
    [[], 'values: {operatons: {}}', /unknown key "operatons"; did you mean "operations"/],
  ])('%j %s', async (words, text, reason) => {
    const folder = folderWith({ 'trysquare.config.yaml': text });
    const { code, stdout, stderr } = await run(['plan', ...words], {}, folder);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(reason);
  });
});

test.each([
  ['export default { tagret: "" };', /trysquare\.config\.ts: unknown key "tagret"; did you mean "target"/],
  ['export default {', /trysquare\.config\.ts: cannot be run: .*trysquare\.config\.ts:1/s],
  ['throw new Error("no such vault");', /trysquare\.config\.ts: cannot be run: no such vault/],
])('code that is no configuration is named: %s', async (text, reason) => {
  const { code, stderr } = await run(['check'], {}, folderWith({ 'trysquare.config.ts': text }));
  expect([code, stderr]).toEqual([2, expect.stringMatching(reason)]);
});
