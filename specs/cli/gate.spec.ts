/** The real command where faults are known, where one case is run again, and where traffic was recorded. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { referenceKeys, startReference } from '../../src/cli/reference.ts';
import type { Report } from '../../src/report/model.ts';
import { contractAt } from '../support/judged.ts';
import { run } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
const keys = {
  TRYSQUARE_KEY: referenceKeys.full,
  TRYSQUARE_KEY_OTHER: referenceKeys.other,
  TRYSQUARE_KEY_RESTRICTED: referenceKeys.restricted,
};
const contract = contractAt();

/** What the command comes to against the reference server with a fault, or without. */
async function against(mutant: string | undefined, words: (url: string) => string[]) {
  const server = await startReference(contract, 0, mutant);
  try {
    return await run(words(server.url), keys);
  } finally {
    await server.close();
  }
}

const FAULT = 'auth/empty-key-forbidden';
const part = ['--only', 'auth/e*', '--seed', '7'];

test('a baseline softens the exit code, and not the outcome', async () => {
  const baseline = join(folder, 'known.yaml');
  const check = (mutant: string | undefined, ...more: string[]) =>
    against(mutant, (url) => ['check', url, ...part, '--baseline', baseline, ...more]);

  const first = await check(FAULT, '--update-baseline');
  expect([first.code, first.stdout]).toEqual([
    0,
    expect.stringMatching(/NONCONFORMANT[\s\S]*Baseline: \d+ known faults are written/),
  ]);
  const known = await check(FAULT);
  expect([known.code, known.stdout]).toEqual([
    0,
    expect.stringMatching(/NONCONFORMANT[\s\S]*✓ GATE: open, \d+ known faults tolerated/),
  ]);
  const mended = await check(undefined);
  expect([mended.code, mended.stdout]).toEqual([
    1,
    expect.stringContaining('✗ stale, take it out: auth/empty-key on GET /api/chatbots/'),
  ]);
  writeFileSync(baseline, readFileSync(baseline, 'utf8').replaceAll(/expires: .*/g, 'expires: 2020-01-01'));
  const late = await check(FAULT);
  expect([late.code, late.stdout]).toEqual([
    1,
    expect.stringContaining('✗ expired on 2020-01-01: auth/empty-key'),
  ]);
});

test.each([
  [['--update-baseline'], /names: name one/],
  [['--baseline', join(folder, 'none.yaml')], /none\.yaml: no such file/],
])('a baseline that is not there is said before anything is judged: %j', async (words, reason) => {
  const { code, stderr } = await run(['check', ...words]);
  expect([code, stderr]).toEqual([2, expect.stringMatching(reason)]);
});

describe('a recorded case is run again', () => {
  const out = join(folder, 'run');
  const replayed = (mutant: string | undefined, id: string) =>
    against(mutant, (url) => ['replay', out, id, '--target', url]);
  const id = 'auth/empty-key GET /api/chatbots/ no key';

  test('and is reproduced, or fixed; named by itself or by its finding', async () => {
    await against(FAULT, (url) => ['check', url, ...part, '--out', out]);
    const { findings, cases } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
    const [finding] = findings;
    const failing = cases.find(({ verdict }) => verdict === 'fail')?.id ?? id;
    const again = await replayed(FAULT, failing);
    expect([again.code, again.stdout]).toEqual([
      1,
      expect.stringMatching(
        /recorded: fail[\s\S]*403[\s\S]*now: fail[\s\S]*403[\s\S]*curl [\s\S]*✗ REPRODUCED/,
      ),
    ]);
    const fixed = await replayed(undefined, finding?.fingerprint ?? '');
    expect([fixed.code, fixed.stdout]).toEqual([
      0,
      expect.stringMatching(/recorded: fail[\s\S]*403[\s\S]*now: pass[\s\S]*401[\s\S]*✓ FIXED/),
    ]);
    expect(again.stdout + again.stderr + fixed.stdout).not.toContain(referenceKeys.full);
    const none = await replayed(undefined, 'auth/empty-key GET /api/chatbot');
    expect([none.code, none.stderr]).toEqual([
      2,
      expect.stringContaining('did you mean "auth/empty-key GET /api/chatbots/'),
    ]);
  });
});

describe('recorded traffic', () => {
  const har = (...entries: object[]): string => {
    const file = join(folder, 'traffic.har');
    writeFileSync(file, JSON.stringify({ log: { version: '1.2', entries } }));
    return file;
  };
  const entry = (path: string, status: number, body: unknown) => ({
    request: {
      method: 'GET',
      url: `https://api.example.com${path}`,
      headers: [{ name: 'Authorization', value: 'Api-Key RecordedKeyNotSecret01' }],
    },
    response: {
      status,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      content: { text: JSON.stringify(body) },
    },
    time: 3,
  });

  test('is judged as far as it shows, and nothing is sent', async () => {
    const file = har(entry('/api/chatbots/', 200, { count: 'none' }), entry('/health', 200, {}));
    const { code, stdout, stderr } = await run(['check', '--har', file]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining(
        "recorded exchanges judged: 1; none of the contract's operations: 1; showing nothing: 0",
      ),
    ]);
    expect(stdout).toMatch(/✗ MUST body\/schema on 1 operation\n.*\n +where +GET \/api\/chatbots\//);
    expect(stdout).toContain('judged from recorded exchanges');
    expect(stdout + stderr).not.toContain('RecordedKeyNotSecret01');
  });

  test('without a fault leaves open what it does not show', async () => {
    const page = { count: 0, next: null, previous: null, results: [] };
    const { code, stdout } = await run(['check', '--har', har(entry('/api/chatbots/', 200, page))]);
    expect([code, stdout]).toEqual([3, expect.stringMatching(/INCOMPLETE/)]);
  });

  test.each([
    ['no archive', '[]', 'no HTTP archive'],
    ['no JSON', 'x', 'is not JSON'],
    ['nothing of the API', '{"log":{"entries":[]}}', 'has no entries'],
  ])('with %s is refused', async (_, text, reason) => {
    const file = join(folder, 'other.har');
    writeFileSync(file, text);
    const { code, stderr } = await run(['check', '--har', file]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
  });
});
