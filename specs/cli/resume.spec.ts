/** A run that is killed at any moment can be gone on with, and comes to what an unbroken run comes to. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { referenceKeys, startReference } from '../../src/cli/reference.ts';
import { sealOf } from '../../src/cli/run-seal.ts';
import type { Report } from '../../src/report/model.ts';
import type { Keys } from '../../src/run/credentials.ts';
import { contractAt } from '../support/judged.ts';
import { type Ended, run, start } from './command.ts';

const keys = {
  TRYSQUARE_KEY: referenceKeys.full,
  TRYSQUARE_KEY_OTHER: referenceKeys.other,
  TRYSQUARE_KEY_RESTRICTED: referenceKeys.restricted,
};
/** As a command has them. */
const KEYS: Keys = referenceKeys;
const folder = (): string => join(mkdtempSync(join(tmpdir(), 'trysquare-')), 'run');
const contract = contractAt();
const KILLS = 20;
const PART = ['--operation', '*/api/chatbots/**', '--profile', 'full', '--seed', '11'];

/** Ids that the server drew, and what the run put into names: other ones in each run. */
const DRAWN = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|ts[0-9a-f]{10}|2024-01-02T[0-9:.]+Z/g;

/**
 * A report without what a clock, a port, a server's dice and the number of tries say. Something whose creation was cut off
 * may stand in a list, which then has a page more: so which exchange of an attempt showed something does not count.
 */
function timeless(out: string, target: string): unknown {
  const text = readFileSync(join(out, 'report.json'), 'utf8')
    .replaceAll(target, 'TARGET')
    .replace(DRAWN, 'DRAWN');
  const { run: facts, leftBehind: _, ...report } = JSON.parse(text) as Report;
  const plain = { ...report, run: { ...facts, startedAt: '', finishedAt: '', requests: 0 } };
  const varying = new Set(['milliseconds', 'exchange', 'exchanges']);
  return JSON.parse(JSON.stringify(plain, (name, value: unknown) => (varying.has(name) ? 0 : value)));
}

/** The same numbers in each run of this spec. */
function* fractions(): Generator<number, never> {
  for (let state = 12_345; ; state = (state * 1_103_515_245 + 12_345) % 2_147_483_648)
    yield state / 2_147_483_648;
}

async function killedUntilItEnds(
  url: string,
  out: string,
  kills: number,
): Promise<Ended & { kills: number }> {
  const fraction = fractions();
  for (let done = 0; ; ) {
    const words = existsSync(join(out, 'run.json'))
      ? ['check', '--resume', out]
      : ['check', url, ...PART, '--rate', '400', '--out', out];
    const process = start(words, keys);
    if (done < kills) {
      await Promise.race([process.ended, wait(450 + 700 * fraction.next().value)]);
      process.kill('SIGKILL');
    }
    const ended = await process.ended;
    if (ended.code !== null) return { ...ended, kills: done };
    done += 1;
  }
}

test.each([[undefined], ['lifecycle/patch-ignored']])(
  'killed again and again, it comes to the same report (fault: %s)',
  async (fault) => {
    const unbroken = await startReference(contract, 0, fault);
    const whole = folder();
    const { code } = await run(['check', unbroken.url, ...PART, '--out', whole], keys);
    await unbroken.close();

    const broken = await startReference(contract, 0, fault);
    const out = folder();
    const ended = await killedUntilItEnds(broken.url, out, KILLS / 2);
    const count = async (): Promise<unknown> => {
      const headers = { Authorization: `Api-Key ${referenceKeys.full}` };
      return ((await (await fetch(`${broken.url}/api/chatbots/`, { headers })).json()) as { count: number })
        .count;
    };
    expect(ended).toMatchObject({ code, kills: KILLS / 2 });
    expect(timeless(out, broken.url)).toEqual(timeless(whole, unbroken.url));
    expect(readdirSync(out).sort()).toEqual(['evidence', 'report.json']);
    const evidence = readFileSync(join(out, 'evidence', 'exchanges.ndjson'), 'utf8')
      .trim()
      .split('\n');
    const ids = evidence.map((line) => (JSON.parse(line) as { id: string }).id);
    expect(new Set(ids).size).toBe(ids.length);
    // What was made is removed, but where the answer to its creation was never read: that is listed.
    const { leftBehind } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
    const unknown = leftBehind.filter(({ reason }) => reason.includes('the run was cut off')).length;
    expect(await count()).toBeGreaterThanOrEqual(23);
    expect(await count()).toBeLessThanOrEqual(23 + unknown);
    await broken.close();
  },
);

async function cutOff(): Promise<{ out: string; url: string; close: () => Promise<void> }> {
  const reference = await startReference(contract);
  const out = folder();
  const process = start(['check', reference.url, ...PART, '--rate', '400', '--out', out], keys);
  for (let made = false; !made; await wait(50)) {
    const journal = join(out, 'journal.ndjson');
    const lines = existsSync(journal) ? readFileSync(journal, 'utf8').split('\n') : [];
    made = lines.length > 450 && lines.some((line) => line.includes('"status":201'));
  }
  process.kill('SIGKILL');
  await process.ended;
  return { out, url: reference.url, close: () => reference.close() };
}

describe('what somebody else says that the run made is listed, and never removed', () => {
  const CREATED = /^\{"id":"[^"]*","request":\{"operation":"POST \/api\/chatbots\/".*"status":201/;

  test.each<[string, (lines: string[], victim: string) => string[]]>([
    [
      'an entry at the end',
      (lines, victim) => {
        const made = JSON.parse(lines.find((line) => CREATED.test(line)) ?? '');
        made.id = `${made.id}9`;
        const body = { ...JSON.parse(made.response.body.text), id: victim };
        made.response.body.text = JSON.stringify(body);
        return [...lines, JSON.stringify(made)];
      },
    ],
    [
      'an entry that was changed',
      (lines, victim) => {
        const at = lines.findIndex((line) => CREATED.test(line));
        const own = /\\"id\\":\\"([^"\\]+)/.exec(/"response".*/.exec(lines[at] ?? '')?.[0] ?? '')?.[1] ?? '';
        return lines.with(at, (lines[at] ?? '').replaceAll(own, victim));
      },
    ],
  ])('%s', async (_, forge) => {
    const { out, url, close } = await cutOff();
    const headers = { Authorization: `Api-Key ${referenceKeys.full}` };
    const list = (await (await fetch(`${url}/api/chatbots/`, { headers })).json()) as {
      results: { id: string }[];
    };
    const own = readFileSync(join(out, 'journal.ndjson'), 'utf8');
    const creations = own.split('\n').filter((line) => CREATED.test(line));
    const victim = list.results.find(({ id }) => !creations.some((line) => line.includes(id)))?.id ?? '';
    const forged = forge(own.trimEnd().split('\n'), victim);
    expect(forged.join('\n')).not.toBe(own.trimEnd());
    expect(creations.join('')).not.toContain(victim);
    expect(forged.filter((line) => CREATED.test(line)).join('')).toContain(victim);
    writeFileSync(join(out, 'journal.ndjson'), [...forged, ''].join('\n'));

    const { code, stderr } = await run(['check', '--resume', out], keys);
    const still = await fetch(`${url}/api/chatbots/${victim}/`, { headers });
    await close();
    // Narrowed to a part of the operations.
    expect([code, stderr]).toEqual([3, expect.anything()]);
    expect(still.status).toBe(200);
    const { leftBehind } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
    expect(leftBehind).toContainEqual({
      path: '/api/chatbots/',
      reason: expect.stringMatching(/its record was changed|or somebody else did/),
    });
  });
});

describe('what cannot be gone on with is said in a sentence', () => {
  test('a target that has forgotten everything', async () => {
    const { out, url, close } = await cutOff();
    await close();
    const anew = await startReference(contract, Number(new URL(url).port));
    const { code, stderr } = await run(['check', '--resume', out], keys);
    await anew.close();
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/no longer has what this run made .*start it again/),
    ]);
    expect(readdirSync(out)).toContain('journal.ndjson');
  });

  test('a target that is not there: later it may be', async () => {
    const { out, close } = await cutOff();
    await close();
    const { code, stderr } = await run(['check', '--resume', out], keys);
    expect([code, stderr]).toEqual([2, expect.stringContaining('nothing answers')]);
    expect(readdirSync(out).sort()).toEqual(['journal.ndjson', 'run.json']);
  });

  test('another plan, another version, other options', async () => {
    const { out, close } = await cutOff();
    await close();
    const note = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
    const resumed = async (changed: object, ...more: string[]) => {
      const other = { ...note, ...changed };
      writeFileSync(
        join(out, 'run.json'),
        JSON.stringify({ ...other, seal: sealOf({ ...other, plan: String(other.plan) }, KEYS) }),
      );
      const { code, stderr } = await run(['check', '--resume', out, ...more], keys);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await resumed({ plan: '0'.repeat(64) })).toMatch(/the plan is another/);
    expect(await resumed({ version: '0.0.1' })).toMatch(/was written by trysquare 0\.0\.1/);
    expect(await resumed({ plan: 5 })).toMatch(/run\.json.*no note of a run/);
    expect(await resumed({}, '--profile', 'full')).toMatch(/leave out --profile full/);
    writeFileSync(join(out, 'run.json'), JSON.stringify(note));
    const { TRYSQUARE_KEY_OTHER: _, ...fewer } = keys;
    expect((await run(['check', '--resume', out], fewer)).stderr).toMatch(/put it into TRYSQUARE_KEY_OTHER/);
    writeFileSync(join(out, 'run.json'), '{');
    expect((await run(['check', '--resume', out], keys)).stderr).toMatch(/run\.json.*it is no JSON/);
  });

  test('nor need it be: a run anew in its folder puts it aside, where it can be gone on with', async () => {
    const { out, url, close } = await cutOff();
    const anew = await run(['check', url, ...PART, '--only', 'auth/missing-key', '--out', out], keys);
    const [, words = ''] = /to go on with it: trysquare (check --resume \S+)\n/.exec(anew.stderr) ?? [];
    expect([anew.code, words]).toEqual([3, `check --resume ${join(out, 'cut-off')}`]);
    const { code, stderr } = await run(words.split(' '), keys);
    await close();
    expect([code, stderr]).toEqual([3, '']);
    expect(readdirSync(out).sort()).toEqual(['cut-off', 'evidence', 'report.json']);
    expect(readdirSync(join(out, 'cut-off')).sort()).toEqual(['evidence', 'report.json']);
  });

  test('a folder without a run, and a run that has ended', async () => {
    const out = mkdtempSync(join(tmpdir(), 'trysquare-'));
    expect((await run(['check', '--resume', out], keys)).stderr).toMatch(/holds no run that was cut off/);
    writeFileSync(join(out, 'report.json'), '{}');
    expect((await run(['check', '--resume', out], keys)).stderr).toMatch(/this run has ended/);
  });
});
