/** What the evidence says of a challenge is what went over the wire. */
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { check } from '../../src/check.ts';
import { referenceKeys } from '../../src/cli/reference.ts';
import type { Exchange } from '../../src/model.ts';
import { listen } from '../../src/reference/listen.ts';
import { createReference } from '../../src/reference/server.ts';
import { challengesIn, isChallenge, seedOf, unchallenged } from '../../src/run/challenge.ts';
import { CHALLENGE } from '../bundle/support.ts';
import { contractAt, planFor } from '../support/judged.ts';

const contract = contractAt(fileURLToPath(new URL('../contracts/problem.openapi.yaml', import.meta.url)));
const plan = planFor(contract, {}, { only: ['envelope/count', 'status/success'] });

async function judged(challenge?: string): Promise<{ received: string[][]; exchanges: Exchange[] }> {
  let origin = '';
  const received: string[][] = [];
  const exchanges: Exchange[] = [];
  const handler = createReference(contract, { keys: referenceKeys, origin: () => origin });
  const server = await listen(
    (call) => {
      const values = call.headers.filter(([name]) => name.toLowerCase() === 'trysquare-challenge');
      received.push(values.map(([, value]) => value));
      return handler(call);
    },
    { port: 0 },
  );
  origin = server.url;
  await check(plan, {
    target: server.url,
    keys: referenceKeys,
    onExchange: (exchange) => void exchanges.push(exchange),
    ...(challenge !== undefined && { challenge }),
  });
  await server.close();
  return { received, exchanges };
}

test('a challenge goes with every request, those around the cases too, and stands in each record', async () => {
  const { received, exchanges } = await judged(CHALLENGE);
  expect(received.length).toBeGreaterThan(10);
  expect(received.every((values) => values.join() === CHALLENGE)).toBe(true);
  expect(exchanges.length).toBe(received.length);
  expect(exchanges.some(({ id }) => id.startsWith('cleanup'))).toBe(true);
  for (const exchange of exchanges) {
    expect(challengesIn(exchange)).toEqual([CHALLENGE]);
    expect(challengesIn(unchallenged(exchange))).toEqual([]);
  }
});

test('without one, nothing is sent of it', async () => {
  const { received, exchanges } = await judged();
  expect([...received.flat(), ...exchanges.flatMap(challengesIn)]).toEqual([]);
});

test('a challenge is what any server lets through, and makes one seed', () => {
  expect(['nonce-12', 'A'.repeat(200), '2026-07-01T00~a/b+c='].map(isChallenge)).toEqual([true, true, true]);
  expect(['short', 'A'.repeat(201), 'a b c d e f', 'ünïcödes', 'line\nbreak'].some(isChallenge)).toBe(false);
  expect(seedOf(CHALLENGE)).toBe(seedOf(CHALLENGE));
  expect(seedOf(CHALLENGE)).not.toBe(seedOf(`${CHALLENGE}.`));
});
