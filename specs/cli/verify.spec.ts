/** What becomes of a bundle that another build has made, and of one that is made to never end. */
import { createPublicKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { thisTool } from '../../src/bundle/build.ts';
import { filesOf } from '../../src/bundle/certify.ts';
import { Draft } from '../bundle/draft.ts';
import { newKey, type Ran, ran } from '../bundle/support.ts';
import { contractAt } from '../support/judged.ts';
import { run } from './command.ts';

const contract = fileURLToPath(new URL('../contracts/problem.openapi.yaml', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'trysquare-verify-'));
const vendor = newKey();
const key = join(folder, 'vendor.pub');
writeFileSync(key, createPublicKey(vendor).export({ type: 'spki', format: 'pem' }));

let made: Ran;
beforeAll(async () => {
  made = await ran(contractAt(contract));
});

/** A bundle that the sources have made, which are another build than what is built of them. */
function written(name: string, change: (draft: Draft) => Draft): string {
  const draft = new Draft(filesOf(made.run, made.report, made.evidence, made.calibration), made, vendor);
  for (const [file, bytes] of change(draft.sign()).files) {
    mkdirSync(dirname(join(folder, name, file)), { recursive: true });
    writeFileSync(join(folder, name, file), bytes);
  }
  return join(folder, name);
}

const verify = (bundle: string, ...words: readonly string[]) =>
  run(['verify', bundle, '--contract', contract, '--key', key, ...words]);
const ours = ['--build', thisTool().build];

describe('a bundle of another build', () => {
  test('is believed where the verifier names that build, and judged by this one', async () => {
    const bundle = written('plain', (draft) => draft);
    const refused = await verify(bundle);
    expect([refused.code, refused.stdout]).toEqual([
      1,
      expect.stringMatching(/✗ {2}5 tool +.*made by another build .* --build [0-9a-f]{64}/),
    ]);
    const { code, stdout } = await verify(bundle, ...ours);
    expect(stdout).toMatch(/✓ {2}5 tool +.*, which you named/);
    expect(stdout).toMatch(/VERIFIED: all of 23 checks passed/);
    expect(code).toBe(0);
  });

  test('may know other faults, of an earlier release too, and hides none that went unnoticed', async () => {
    const older = written('older', (draft) =>
      draft
        .edit<Ran['calibration']>('calibration.json', (calibration) => {
          calibration.mutants.splice(0, 1);
          calibration.tool.version = '0.0.9';
        })
        .report((report) => {
          report.tool.version = '0.0.9';
        })
        .recount()
        .state(({ predicate }) => {
          predicate.tool.version = '0.0.9';
        }),
    );
    const { code, stdout } = await verify(older, ...ours);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/✓ 19 calibration/)]);
    const missed = written('missed', (draft) =>
      draft
        .edit<Ran['calibration']>('calibration.json', ({ mutants }) => {
          if (mutants[0]) mutants[0].fate = 'missed';
        })
        .sign(),
    );
    expect((await verify(missed, ...ours)).stdout).toMatch(/✗ 19 calibration .* went unnoticed/);
  });

  test.each(['abc', '', `${'ab'.repeat(32)}cd`])('named as %j is a matter of usage', async (digest) => {
    const { code, stderr } = await verify(join(folder, 'plain'), '--build', digest);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/--build takes the digest of a build/)]);
  });
});

describe('a bundle that is made to take for ever', () => {
  test('is refused by the check that it stops, in the time that the verifier gives it', async () => {
    const bundle = written('endless', (draft) =>
      draft
        .record((record) => {
          // Each of millions of items breaks the schema by itself.
          const body = { text: `{"data":[${'1,'.repeat(7_000_000)}1]}` };
          for (const { id, response } of record.slice(0, 12))
            if (response && !id.startsWith('preflight')) response.body = body;
          return record;
        })
        .sign(),
    );
    const begun = performance.now();
    const { code, stdout } = await verify(bundle, ...ours, '--limit', '6');
    expect(stdout).toMatch(/✗ +\d+ [a-z-]+ +it takes (longer than 6 s|more than \d+ MiB) to check/);
    expect(stdout).toMatch(/– 23 left-behind +cannot run: the verification was ended/);
    expect(stdout).toMatch(/REFUSED by \d+ [a-z-]+; \d+ checks could not run/);
    expect(code).toBe(1);
    expect(performance.now() - begun).toBeLessThan(30_000);
  });

  test.each(['0', '1.5', '100000'])('has no limit of %s s', async (limit) => {
    const { code, stderr } = await verify(folder, '--limit', limit);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/--limit takes a whole number from 1 to 86400/),
    ]);
  });
});
