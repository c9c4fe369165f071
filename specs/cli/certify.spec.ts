/** The real commands, from a key to a bundle that two have signed; and what is said where nothing can be certified. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { referenceKeys } from '../../src/cli/reference.ts';
import { lessOverlay, thing, things } from '../bundle/surface.ts';
import { run, start } from './command.ts';

const CHALLENGE = 'challenge-of-the-partner';
const folder = mkdtempSync(join(tmpdir(), 'trysquare-certify-'));
const at = (name: string): string => join(folder, name);
const keys = { TRYSQUARE_KEY: referenceKeys.full, TRYSQUARE_KEY_RESTRICTED: referenceKeys.restricted };

/** A contract of a few requirements, so that all of its faults are injected in a second. */
const contract = at('contract.yaml');
const problem = readFileSync(
  fileURLToPath(new URL('../contracts/problem.openapi.yaml', import.meta.url)),
  'utf8',
);
const KEPT =
  /id: (auth\/missing-key|envelope\/count|error\/not-found|status\/success|status\/no-server-error),/;
writeFileSync(
  contract,
  problem
    .split('\n')
    .filter((line) => !line.startsWith('    - {id: ') || KEPT.test(line))
    .join('\n'),
);

const certify = (out: string, ...words: readonly string[]) =>
  run(
    ['check', '--contract', contract, '--certify', '--sign', at('vendor'), '--out', at(out), ...words],
    keys,
  );
const verify = (...words: readonly string[]) =>
  run(['verify', at('bundle'), '--contract', contract, '--key', at('vendor.pub'), ...words]);

beforeAll(async () => {
  for (const name of ['vendor', 'laboratory'])
    expect((await run(['keygen', '--out', at(name)])).code).toBe(0);
  const { code, stdout, stderr } = await certify('bundle', '--challenge', CHALLENGE);
  expect(stderr).toMatch(/certified: .*bundle, \d+ files, signed by [0-9a-f]{64}/);
  expect(stdout).toMatch(/✓ CONFORMANT/);
  expect(code).toBe(0);
});

describe('keygen', () => {
  test('makes a key that only its owner can read, and never overwrites one', async () => {
    expect(statSync(at('vendor')).mode & 0o777).toBe(0o600);
    expect(readFileSync(at('vendor.pub'), 'utf8')).toMatch(/BEGIN PUBLIC KEY/);
    const before = readFileSync(at('vendor'), 'utf8');
    const { code, stderr } = await run(['keygen', '--out', at('vendor')]);
    expect([code, readFileSync(at('vendor'), 'utf8')]).toEqual([2, before]);
    expect(stderr).toMatch(/never overwritten/);
  });
});

describe('verify', () => {
  test('says of every check what it found, and at its end what no check can show', async () => {
    const { code, stdout } = await verify('--challenge', CHALLENGE);
    expect(stdout.match(/^✓ [ \d]\d [a-z-]+ {2,}\S.*$/gm)).toHaveLength(23);
    expect(stdout).toMatch(/What this cannot show:\n {2}– That these exchanges took place/);
    expect(stdout).toMatch(/✓ VERIFIED: all of 23 checks passed\n$/);
    expect(code).toBe(0);
  });

  test('refuses another challenge, another contract and a time that is over', async () => {
    const refused = async (...words: readonly string[]) => {
      const { code, stdout } = await verify(...words);
      expect(code).toBe(1);
      return stdout;
    };
    expect(await refused('--challenge', 'challenge-of-another')).toMatch(
      /✗ 12 challenge .*another challenge than/,
    );
    expect(await refused('--not-after', '2020-01-01T00:00:00Z')).toMatch(/REFUSED by 18 time/);
    const shipped = await run(['verify', at('bundle'), '--key', at('vendor.pub')]);
    expect([shipped.code, shipped.stdout]).toEqual([1, expect.stringMatching(/✗ {2}7 contract/)]);
    expect(shipped.stdout).toMatch(/– 13 judging {2,}cannot run: 10 results has not passed/);
  });

  test.each([
    [['verify', folder], /key/],
    [['verify', folder, '--key', 'nowhere.pub'], /nowhere.pub cannot be read/],
    [['verify', join(folder, 'nothing'), '--key', at('vendor.pub')], /is no folder/],
    [['verify', folder, '--key', at('vendor')], /is a private key/],
    [['verify', folder, '--key', at('vendor.pub'), '--challenge', 'a b'], /--challenge takes/],
    [['verify', folder, '--key', at('vendor.pub'), '--not-before', 'soon'], /--not-before takes a moment/],
    [['verify', folder, '--key', at('vendor.pub'), '--surface', 'https://example.com'], /takes a file/],
  ])('with %j is a matter of usage: 2', async (words, reason) => {
    const { code, stdout, stderr } = await run(words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(reason);
  });
});

test('countersign verifies first, adds a signature once, and then both keys can be asked for', async () => {
  const words = ['countersign', at('bundle'), '--contract', contract, '--key', at('vendor.pub')];
  const sign = (...more: readonly string[]) => run([...words, '--sign', at('laboratory'), ...more]);
  const statement = at('bundle/statement.dsse.json');
  const before = readFileSync(statement, 'utf8');
  const refused = await sign('--challenge', 'challenge-of-another');
  expect([refused.code, readFileSync(statement, 'utf8')]).toEqual([1, before]);
  expect((await sign('--challenge', CHALLENGE)).stdout).toMatch(/✓ SIGNED by [0-9a-f]{64}/);
  expect((await sign()).stderr).toMatch(/has signed this bundle already/);
  const { code, stdout } = await verify('--key', at('laboratory.pub'));
  expect(stdout).toMatch(/✓ {2}2 signatures +signed by [0-9a-f]{16} and [0-9a-f]{16}\n/);
  expect(code).toBe(0);
});

test('a surface and its overlay go into the bundle, and the partner can ask for theirs', async () => {
  const [theirs, less] = [at('theirs.json'), at('less.yaml')];
  writeFileSync(theirs, things);
  writeFileSync(at('thing.json'), thing);
  writeFileSync(less, lessOverlay);
  const over = ['--surface', theirs, '--overlay', less];
  expect((await certify('over', ...over)).code).toBe(0);
  const words = ['verify', at('over'), '--contract', contract, '--key', at('vendor.pub')];
  const named = await run([...words, ...over]);
  expect(named.stdout).toMatch(
    /✓ {2}8 surface +Things 7, 4 operations, [0-9a-f]{16}: the one that you named/,
  );
  expect(named.code).toBe(0);
  const whole = await run([...words, '--surface', theirs]);
  expect([whole.code, whole.stdout]).toEqual([
    1,
    expect.stringMatching(/✗ {2}8 surface .* over another surface/),
  ]);
});

describe('check --certify', () => {
  test('takes a calibration of the same build and documents instead of making one', async () => {
    const calibration = at('bundle/calibration.json');
    const { code } = await certify('again', '--calibration', calibration);
    expect(code).toBe(0);
    expect(readFileSync(at('again/calibration.json'), 'utf8')).toBe(readFileSync(calibration, 'utf8'));
    const other = await certify('other', '--calibration', calibration, '--profile', 'full');
    expect([other.code, other.stderr]).toEqual([2, expect.stringMatching(/is of another profile/)]);
  });

  test.each([
    [['--only', 'auth/*'], /filters narrow the plan: --only auth\/\*/],
    [['--read-only'], /it was read-only/],
  ])('with %j certifies nothing, says why, and writes the ordinary report: 3', async (words, reason) => {
    const out = `narrowed${words[0]}`;
    const { code, stderr } = await certify(out, ...words);
    expect(stderr).toMatch(/^not certified:\n {2}– /m);
    expect(stderr).toMatch(reason);
    expect(code).toBe(3);
    expect(readdirSync(at(out)).sort()).toEqual(['evidence', 'report.json']);
  });

  test('of a nonconformant target certifies nothing: 1', async () => {
    const served = start(['serve', '--contract', contract, '--mutant', 'envelope/count-one-more']);
    const [, url = ''] = await served.printed(/ at (http:\S+?),? /);
    const { code, stderr } = await certify('faulty', url);
    served.kill('SIGTERM');
    await served.ended;
    expect(stderr).toMatch(/ {2}– the outcome is nonconformant \(1 finding, such as envelope\/count/);
    expect(code).toBe(1);
    expect(existsSync(at('faulty/statement.dsse.json'))).toBe(false);
  });

  test.each([
    [['--certify'], /--certify takes a key to sign with/],
    [['--certify', '--sign', at('vendor')], /--certify takes a folder for the bundle/],
    [['--certify', '--sign', at('vendor'), '--out', folder], /is not empty/],
    [['--certify', '--sign', at('vendor.pub'), '--out', at('new')], /is no private key/],
    [
      ['--certify', '--sign', at('vendor'), '--out', at('new'), '--report', `html=${at('new/page.html')}`],
      /goes into the bundle/,
    ],
    [['--challenge', CHALLENGE], /--challenge goes with --certify/],
    [['--sign', at('vendor')], /--sign goes with --certify/],
  ])('%j is a matter of usage: 2', async (words, reason) => {
    const { code, stdout, stderr } = await run(['check', '--contract', contract, ...words], keys);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(reason);
  });
});
