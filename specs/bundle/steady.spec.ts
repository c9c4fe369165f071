/** What is judged again from its record comes out as it did, also where the target was not steady. */
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { type Recorded, recorder } from '../../src/bundle/evidence.ts';
import { judgeRecord } from '../../src/bundle/recount.ts';
import { check } from '../../src/check.ts';
import { referenceKeys } from '../../src/cli/reference.ts';
import type { CaseResult } from '../../src/model.ts';
import { listen } from '../../src/reference/listen.ts';
import { mutated } from '../../src/reference/mutant.ts';
import { mutantNamed } from '../../src/reference/mutants/index.ts';
import { createReference } from '../../src/reference/server.ts';
import { contractAt, planFor } from '../support/judged.ts';
import { CHALLENGE } from './support.ts';

const contract = contractAt(fileURLToPath(new URL('../contracts/problem.openapi.yaml', import.meta.url)));

/** Judges a server that fails every so many requests, and has a fault besides. */
async function unsteady(
  every: number,
  seed: number,
): Promise<{ live: readonly CaseResult[]; again: readonly CaseResult[] }> {
  let origin = '';
  let number = 0;
  const facts = { contract, keys: referenceKeys };
  const conforming = createReference(contract, { keys: referenceKeys, origin: () => origin });
  const faulty = mutated(conforming, mutantNamed('envelope/count-one-more'), facts);
  const server = await listen(
    async (call) => {
      number += 1;
      return number > 4 && number % every === 0
        ? { status: 500, headers: [], body: 'Restarted.' }
        : await faulty(call);
    },
    { port: 0 },
  );
  origin = server.url;
  const plan = planFor(contract, { seed });
  const record = recorder(() => new Date());
  const recorded: Recorded[] = [];
  const report = await check(plan, {
    target: server.url,
    keys: referenceKeys,
    challenge: CHALLENGE,
    onExchange: (exchange) => void recorded.push(JSON.parse(JSON.stringify(record(exchange)))),
  });
  await server.close();
  const { results, used } = await judgeRecord(plan, recorded);
  const idle = recorded.filter(({ id }) => !used.has(id) && !/^(preflight|between|cleanup)#/.test(id));
  expect(idle.map(({ id }) => id)).toEqual([]);
  return { live: report.cases, again: results };
}

const told = ({ id, verdict, reason, attempts, exchanges }: CaseResult) => [
  id,
  verdict,
  reason,
  attempts,
  exchanges,
];

test('a target that fails now and then, and miscounts always, is judged again as it was', async () => {
  const doubted: boolean[] = [];
  for (const [every, seed] of [
    [7, 1],
    [11, 2],
    [13, 3],
  ] as const) {
    const { live, again } = await unsteady(every, seed);
    expect(live.some(({ reason }) => reason === 'flaky')).toBe(true);
    doubted.push(live.some(({ attempts }) => attempts > 3));
    expect(again.map(told)).toEqual(live.map(told));
    expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify(live)));
  }
  // What failed always was tried more often, since other things failed sometimes.
  expect(doubted).toContain(true);
});
