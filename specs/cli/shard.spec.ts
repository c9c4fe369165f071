/** The shards of a plan, judged by processes of their own at the same time, come to what one run comes to. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { referenceKeys, startReference } from '../../src/cli/reference.ts';
import { shardAsked } from '../../src/cli/shard.ts';
import { validator } from '../../src/contract/schemas.ts';
import type { Report } from '../../src/report/model.ts';
import { contractAt } from '../support/judged.ts';
import { run } from './command.ts';

const keys = {
  TRYSQUARE_KEY: referenceKeys.full,
  TRYSQUARE_KEY_OTHER: referenceKeys.other,
  TRYSQUARE_KEY_RESTRICTED: referenceKeys.restricted,
};
const contract = contractAt();
const folder = (): string => mkdtempSync(join(tmpdir(), 'trysquare-'));
const read = (out: string): Report => JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
const schema: object = JSON.parse(
  readFileSync(new URL('../../src/report/report.schema.json', import.meta.url), 'utf8'),
);

/** What a report says of the target, without what one run has otherwise than the next. */
function said({ outcome, profiles, requirements, findings, cases, plan, footer }: Report): unknown {
  return {
    outcome,
    profiles,
    requirements,
    findings: findings.map(({ example, ...finding }) => ({ ...finding, case: example.case })),
    cases: cases.map(({ id, verdict, reason, message }) => ({ id, verdict, reason, message })),
    plan,
    footer,
  };
}

/** Each shard as a job of its own, told which it is by the environment of a CI system. */
async function jobs(of: number, url: string, environment: (index: number) => Record<string, string>) {
  const outs = Array.from({ length: of }, folder);
  const ended = await Promise.all(
    outs.map((out, i) =>
      run(['check', url, '--shard', 'auto', '--out', out], { ...keys, ...environment(i + 1) }),
    ),
  );
  return { outs, ended };
}

const gitlab = (index: number) => ({ CI_NODE_INDEX: String(index), CI_NODE_TOTAL: '4' });
const kubernetes = (index: number) => ({
  JOB_COMPLETION_INDEX: String(index - 1),
  TRYSQUARE_SHARDS: '3',
});

test.each([
  [4, gitlab, undefined],
  [4, gitlab, 'auth/wrong-scheme-bearer'],
  [3, kubernetes, 'status/fails-on-empty-body'],
] as const)('%d jobs make the report of one run (fault: %s)', async (of, environment, fault) => {
  const one = await startReference(contract, 0, fault);
  const whole = folder();
  const single = await run(['check', one.url, '--seed', '1', '--out', whole], keys);
  await one.close();

  const shared = await startReference(contract, 0, fault);
  const { outs, ended } = await jobs(of, shared.url, environment);
  await shared.close();
  expect(
    ended
      .map(({ code }) => code)
      .sort()
      .at(-1),
  ).toBe(single.code);

  const json = join(folder(), 'merged.json');
  const merged = await run(['report', ...outs, '--format', `json=${json}`, '--format', 'terminal']);
  const report = JSON.parse(readFileSync(json, 'utf8')) as Report;
  expect(said(report)).toEqual(said(read(whole)));
  expect(merged.code).toBe(single.code);
  expect(merged.stderr).toBe('');
  expect(report.run.shards?.map(({ index }) => index)).toEqual(Array.from({ length: of }, (_, i) => i + 1));
  expect(validator(schema)(report)).toEqual([]);
});

describe('shards of one run', () => {
  const outs = [folder(), folder(), folder()];
  test('say that they are parts, pass where nothing is wrong with theirs, and are valid reports', async () => {
    const reference = await startReference(contract);
    for (const [i, out] of outs.entries()) {
      const { code, stdout } = await run(
        ['check', reference.url, '--shard', `${i + 1}/3`, '--out', out],
        keys,
      );
      expect(code).toBe(0);
      expect(stdout).toMatch(
        new RegExp(`INCOMPLETE: shard ${i + 1} of 3 judged its \\d+ cases, none failed: merge all\\s+shards`),
      );
      expect(read(out).outcome).toBe('incomplete');
      expect(validator(schema)(read(out))).toEqual([]);
    }
    await reference.close();
  });

  test('of which one is missing are incomplete, and it is named', async () => {
    const { code, stdout, stderr } = await run(['report', outs[0] as string, outs[2] as string]);
    expect(code).toBe(3);
    expect(stderr).toBe('trysquare: shard 2 of 3 is missing: what it judges is not known\n');
    expect(stdout).toMatch(/INCOMPLETE/);
    expect(stdout).toMatch(/another shard judges it/);
  });

  test('can be merged into formats that show exchanges', async () => {
    const har = join(folder(), 'merged.har');
    expect((await run(['report', ...outs, '--format', `har=${har}`])).code).toBe(0);
    expect(existsSync(har)).toBe(true);
  });

  test.each<readonly [string, (report: Report) => unknown, RegExp]>([
    [
      'another plan',
      (report) => ({ ...report, plan: { ...report.plan, digest: 'f'.repeat(64) } }),
      /shard 2 is of another plan/,
    ],
    [
      'another version',
      (report) => ({ ...report, tool: { ...report.tool, version: '9.9.9' } }),
      /by version 9\.9\.9/,
    ],
    [
      'another target',
      (report) => ({ ...report, subject: { target: 'http://other.example' } }),
      /shard 2 judged http:\/\/other\.example/,
    ],
    [
      'the same shard twice',
      (report) => ({ ...report, plan: { ...report.plan, shard: { index: 1, of: 3 } } }),
      /shard 1 of 3 is there twice/,
    ],
    [
      'another number of shards',
      (report) => ({ ...report, plan: { ...report.plan, shard: { index: 2, of: 5 } } }),
      /one run is of 3 shards, another of 5/,
    ],
    [
      'a whole run',
      ({ plan: { shard: _, ...plan }, ...report }) => ({ ...report, plan }),
      /one of the runs is whole/,
    ],
  ])('are refused with %s', async (_, change, reason) => {
    const out = folder();
    writeFileSync(join(out, 'report.json'), JSON.stringify(change(read(outs[1] as string))));
    const { code, stderr } = await run(['report', outs[0] as string, out]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(reason)]);
  });
});

describe('which shard it is', () => {
  test.each<readonly [string | undefined, Record<string, string>, unknown]>([
    [undefined, { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '2' }, undefined],
    ['2/3', {}, { index: 2, of: 3 }],
    ['auto', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '5' }, { index: 2, of: 5 }],
    ['auto', { CIRCLE_NODE_INDEX: '0', CIRCLE_NODE_TOTAL: '2' }, { index: 1, of: 2 }],
    ['auto', { BUILDKITE_PARALLEL_JOB: '3', BUILDKITE_PARALLEL_JOB_COUNT: '4' }, { index: 4, of: 4 }],
    ['auto', { JOB_COMPLETION_INDEX: '0', TRYSQUARE_SHARDS: '8' }, { index: 1, of: 8 }],
    ['auto', { TRYSQUARE_SHARD_INDEX: '7', TRYSQUARE_SHARDS: '8' }, { index: 8, of: 8 }],
  ])('%s in %j', (text, env, expected) => {
    expect(shardAsked(text, env)).toEqual(expected);
  });

  test.each<readonly [string, Record<string, string>, RegExp]>([
    ['0/3', {}, /names no shard/],
    ['4/3', {}, /names no shard/],
    ['1/1001', {}, /names no shard/],
    ['first', {}, /names no shard/],
    ['auto', {}, /finds none of CI_NODE_INDEX and CI_NODE_TOTAL.*say --shard I\/N/],
    ['auto', { JOB_COMPLETION_INDEX: '0' }, /finds none of/],
    ['auto', { CI_NODE_INDEX: 'x', CI_NODE_TOTAL: '2' }, /CI_NODE_INDEX=x/],
  ])('%s in %j is refused', (text, env, reason) => {
    expect(() => shardAsked(text, env)).toThrow(reason);
  });

  test.each(['--certify', '--baseline=b.json', '--har=x.har'])('not with %s', async (option) => {
    const { code, stderr } = await run(['check', '--shard', '1/2', option], keys);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/is about a whole run/)]);
  });
});
