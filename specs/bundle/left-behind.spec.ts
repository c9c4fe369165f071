/** What a run says that it left behind, and what its evidence alone says of it. */
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { type Recorded, recorder } from '../../src/bundle/evidence.ts';
import { leftBehindIn, unlisted } from '../../src/bundle/left-behind.ts';
import { check } from '../../src/check.ts';
import { referenceKeys } from '../../src/cli/reference.ts';
import type { Answer, Call, Handler } from '../../src/reference/http.ts';
import { listen } from '../../src/reference/listen.ts';
import { createReference } from '../../src/reference/server.ts';
import { contractAt, planFor } from '../support/judged.ts';

const contract = contractAt(fileURLToPath(new URL('../contracts/problem.openapi.yaml', import.meta.url)));

async function ran(profile: string, fault: (call: Call, forward: Handler) => Promise<Answer>) {
  let origin = '';
  const reference = createReference(contract, { keys: referenceKeys, origin: () => origin });
  const server = await listen((call) => fault(call, reference), { port: 0 });
  origin = server.url;
  try {
    const record: Recorded[] = [];
    const keep = recorder(() => new Date());
    const plan = planFor(contract, {}, { profile });
    const report = await check(plan, {
      target: server.url,
      keys: referenceKeys,
      timeout: 1_000,
      onExchange: (exchange) => void record.push(keep(exchange)),
    });
    return { told: report.leftBehind, shown: leftBehindIn(plan, record), record, plan };
  } finally {
    await server.close();
  }
}

const PROBLEM = [['Content-Type', 'application/problem+json']] as const;
const broken = (): Answer => ({ status: 500, headers: PROBLEM, body: '{"title": "no"}' });

test.each<[string, string, boolean, (call: Call, forward: Handler) => Promise<Answer>]>([
  ['that does all that it is asked', 'full', false, (call, forward) => forward(call)],
  [
    'that removes nothing',
    'core',
    true,
    async (call, forward) => (call.method === 'DELETE' ? broken() : await forward(call)),
  ],
  [
    'that fails after it has made something',
    'core',
    true,
    async (call, forward) => {
      const answer = await forward(call);
      return answer.status === 201 ? broken() : answer;
    },
  ],
  [
    'that does not say what it made',
    'core',
    true,
    async (call, forward) => {
      const answer = await forward(call);
      const headers = answer.headers.filter(([name]) => name.toLowerCase() !== 'location');
      return answer.status === 201 ? { ...answer, headers, body: '{}' } : answer;
    },
  ],
])('a server %s leaves behind what its evidence shows (profile %s)', async (_, profile, some, fault) => {
  const { told, shown } = await ran(profile, fault);
  expect(told.length > 0).toBe(some);
  const paths = (list: readonly { path: string }[]) => list.map(({ path }) => path).sort();
  expect(paths(shown)).toEqual(paths(told));
  expect(unlisted(shown, told)).toEqual([]);
});

test('what nobody is recorded to have removed is left behind', async () => {
  const { record, plan } = await ran('core', (call, forward) => forward(call));
  const removals = record.filter(({ id }) => id.startsWith('cleanup#'));
  expect(removals.length).toBeGreaterThan(0);
  const shown = leftBehindIn(
    plan,
    record.filter((one) => !removals.includes(one)),
  );
  expect(shown).toHaveLength(removals.length);
  expect(shown[0]).toMatchObject({ reason: 'no request for it is recorded' });
});
