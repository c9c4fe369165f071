/** The same seed gives the same plan and the same verdicts, on any machine; and no seed makes a clean server guilty. */
import { expect, test } from '@jest/globals';
import { check } from '../src/check.ts';
import { startReference } from '../src/cli/reference.ts';
import type { Report } from '../src/report/model.ts';
import { run } from './cli/command.ts';
import { complaints, contractAt, planFor } from './support/judged.ts';

const contract = contractAt();

/** A report without what a clock, a port or a machine's speed says. */
function timeless(text: string, target: string): unknown {
  const plain = JSON.parse(text.replaceAll(target, 'TARGET')) as Report;
  return JSON.parse(
    JSON.stringify(plain, (name, value: unknown) =>
      ['startedAt', 'finishedAt', 'milliseconds'].includes(name) ? undefined : value,
    ),
  );
}

async function reported(environment: Record<string, string>): Promise<unknown> {
  const { code, stdout, stderr } = await run(
    ['check', '--report', 'json', '--seed', '5', '--concurrency', '1'],
    environment,
  );
  expect(code).toBe(0);
  const target = /http:\/\/127\.0\.0\.1:\d+/.exec(stderr)?.[0] ?? '';
  expect(target).not.toBe('');
  return timeless(stdout, target);
}

test('two runs with one seed give one report, whatever the time zone and the language', async () => {
  const tokyo = { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
  const plain = { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' };
  const first = await reported(plain);
  expect(await reported(plain)).toEqual(first);
  expect(await reported(tokyo)).toEqual(first);
});

test('a plan is the same for the same seed; another seed makes another, with the same cases', () => {
  const [one, again, other] = [5, 5, 6].map((seed) => planFor(contract, { seed }, { profile: 'full' }));
  expect(again?.digest).toBe(one?.digest);
  expect(other?.digest).not.toBe(one?.digest);
  expect(other?.cases.map(({ id }) => id)).toEqual(one?.cases.map(({ id }) => id));
});

const SEEDS = Array.from({ length: 20 }, (_, index) => 1 + index * 7919);
// Core asks nothing that full does not ask in the same words, so few of its runs show that it stands alone.
const FEW = SEEDS.filter((_, index) => index % 4 === 0);

test('the full profile has every case of core', () => {
  const [core, full] = ['core', 'full'].map((profile) => planFor(contract, {}, { profile }).cases);
  const ids = new Set(full?.map(({ id }) => id));
  expect(core?.filter(({ id }) => !ids.has(id))).toEqual([]);
});

test.each([
  ['core', FEW],
  ['full', SEEDS],
])(
  'no seed finds a fault in the clean reference server, profile %s',
  async (profile, seeds) => {
    for (const seed of seeds) {
      const server = await startReference(contract);
      try {
        const plan = planFor(contract, { seed }, { profile });
        const report = await check(plan, { target: server.url, keys: server.keys });
        expect({ seed, complaints: complaints(report) }).toEqual({ seed, complaints: [] });
        expect(report.outcome).toBe('conformant');
      } finally {
        await server.close();
      }
    }
  },
  900_000,
);
