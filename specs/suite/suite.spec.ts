/** What a suite makes of a run, in a framework that only remembers what it was given. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { type RunningReference, startReference } from '../../src/cli/reference.ts';
import type { SuiteOptions } from '../../src/suite/options.ts';
import { suiteIn } from '../../src/suite/suite.ts';
import { contractAt } from '../support/judged.ts';
import { serving } from '../support/server.ts';

const contract = contractAt();
const running: RunningReference[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

/** The full names of the tests that a suite adds, and what came of each. */
async function told(options: Partial<SuiteOptions>, fault?: string, asked?: RegExp) {
  const reference = await startReference(contract, 0, fault);
  running.push(reference);
  const { url: target, keys } = reference;
  const outcomes = new Map<string, string>();
  const names: string[] = [];
  const nameOf = (name: string): string => [...names, name].join(' ');
  const add = (name: string, body: () => void): void => {
    try {
      body();
      outcomes.set(nameOf(name), 'pass');
    } catch (error) {
      outcomes.set(nameOf(name), (error as Error).stack ?? '');
    }
  };
  const framework = {
    describe: (name: string, body: () => void) => {
      names.push(name);
      body();
      names.pop();
    },
    test: Object.assign(add, { skip: (name: string) => void outcomes.set(nameOf(name), 'skip') }),
    asked: () => asked,
  };
  const report = await suiteIn(framework)({ contract, target, keys, ...options });
  return { outcomes, report };
}

/** The names of the tests of cases; ids of what is left behind are another's in each run. */
const cases = (outcomes: ReadonlyMap<string, string>) =>
  [...outcomes.keys()].filter((name) => !name.includes(': left behind ')).sort();

const failing = (outcomes: ReadonlyMap<string, string>) =>
  [...outcomes].filter(([, outcome]) => outcome !== 'pass' && outcome !== 'skip');

test('a conforming target passes, a test for each case, named by its id', async () => {
  const { outcomes, report } = await told({ only: 'auth/*', name: 'ours' });
  expect(cases(outcomes)).toHaveLength(
    report?.cases.filter(({ reason }) => reason !== 'filtered').length ?? 0,
  );
  expect(outcomes.get('ours auth/wrong-scheme GET /api/chatbots/ Bearer')).toBe('pass');
  expect(failing(outcomes)).toEqual([]);
});

test('a fault fails its tests, with all that is needed to see it again', async () => {
  const { outcomes } = await told(
    { only: 'auth/wrong-scheme', operation: 'GET *' },
    'auth/wrong-scheme-bearer',
  );
  const text = outcomes.get('MaiAgent API auth/wrong-scheme GET /api/chatbots/ Bearer') ?? '';
  expect(text).toMatch(/^Error: let in instead of answered 401\n/);
  expect(text).toMatch(/requirement +MUST auth\/wrong-scheme: /);
  expect(text).toMatch(/expected +\{"status":401,/);
  expect(text).toMatch(/actual +\{"status":200,/);
  expect(text).toMatch(/fix +Accept the prefix/);
  expect(text).toMatch(/case +auth\/wrong-scheme GET \/api\/chatbots\/ Bearer/);
  expect(text).toMatch(/curl +curl -sS -i .*\$TRYSQUARE_KEY/);
  expect(outcomes.get('MaiAgent API auth/wrong-scheme GET /api/chatbots/ Token')).toBe('pass');
});

describe('what is not verified', () => {
  const open = { only: 'isolation/read', profile: 'full', keys: { full: 'ReferenceFullKeyNotSecret01' } };

  test('fails with its reason', async () => {
    const { outcomes } = await told(open);
    expect([...new Set(outcomes.values())].filter((one) => one === 'pass')).toEqual([]);
    expect(failing(outcomes)[0]?.[1]).toMatch(/^Error: not verified \(no-data\): .*TRYSQUARE_KEY_OTHER/);
  });

  test('is skipped where that is asked for, with the reason in its name', async () => {
    const { outcomes } = await told({ ...open, notVerified: 'skip' });
    expect(new Set(outcomes.values())).toEqual(new Set(['skip']));
    expect([...outcomes.keys()][0]).toMatch(/GET \/api\/\S+ \(not verified: .*TRYSQUARE_KEY_OTHER/);
  });

  test('because the run was cut short never passes', async () => {
    const { outcomes } = await told({ only: 'auth/*', signal: AbortSignal.timeout(30) }).catch((error) => ({
      outcomes: new Map([['nothing', String(error)]]),
    }));
    expect(failing(outcomes).length).toBeGreaterThan(0);
  });
});

test('deviations fail, or are skipped where that is asked for', async () => {
  const asked = { only: 'error/unknown-path', profile: 'full', operation: 'GET /api/chatbots/' };
  const strict = await told(asked, 'error/unrouted-html');
  expect(failing(strict.outcomes).length).toBe(1);
  const lenient = await told({ ...asked, deviations: 'skip' }, 'error/unrouted-html');
  expect([...lenient.outcomes]).toEqual([[expect.stringMatching(/\(fails at level SHOULD: .+\)$/), 'skip']]);
});

describe('with -t', () => {
  test('only what it names is judged, and nothing else would pass', async () => {
    const { outcomes, report } = await told(
      {},
      undefined,
      /auth\/wrong-scheme GET \/api\/chatbots\/ Bearer$/,
    );
    expect(report?.plan.cases).toBe(1);
    expect([...outcomes.values()].filter((one) => one === 'pass').length).toBe(1);
    expect(failing(outcomes)[0]?.[1]).toMatch(/not asked for/);
  });

  test('nothing is sent where it names none', async () => {
    await serving(
      (_, response) => void response.end(),
      async ({ target, calls }) => {
        const { report } = await told({ target }, undefined, /nothing of the kind/);
        expect(report).toBeUndefined();
        expect(calls).toEqual([]);
      },
    );
  });
});

test('shards share the tests', async () => {
  const parts = [await told({ only: 'auth/*', shard: '1/2' }), await told({ only: 'auth/*', shard: '2/2' })];
  const whole = await told({ only: 'auth/*' });
  expect(parts.flatMap(({ outcomes }) => cases(outcomes)).sort()).toEqual(cases(whole.outcomes));
  expect(parts.flatMap(({ outcomes }) => failing(outcomes))).toEqual([]);
});

test('a surface can be judged, and a contract of a file', async () => {
  const file = new URL('../../openapi.yaml', import.meta.url).pathname;
  const { outcomes, report } = await told({ contract: file, surface: file, only: 'auth/missing-key' });
  expect(report?.contract.surface?.title).toBe('MaiAgent API');
  expect(failing(outcomes)).toEqual([]);
});

test.each<readonly [string, object, RegExp]>([
  ['no target', { target: undefined }, /wants the URL of a target/],
  ['nothing to judge', { only: 'nothing/*' }, /nothing is left to judge: --only nothing\/\*/],
  ['a shard that is none', { shard: '3/2' }, /shard "3\/2" names none/],
  ['a surface over what was loaded', { surface: 'x.json' }, /name its file/],
])('%s is refused', async (_, options, reason) => {
  await expect(told(options)).rejects.toThrow(reason);
});
