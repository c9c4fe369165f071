import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { gatherSurface, layOver } from '../../src/contract/surface.ts';
import { parseSource } from '../../src/documents/source.ts';
import { sharded } from '../../src/plan/plan.ts';
import { shardOf } from '../../src/plan/shard.ts';
import { contractAt, planFor } from '../support/judged.ts';

const plan = planFor(contractAt(), {}, { profile: 'full' });
const operation = (key: string) => plan.kit.contract.operation(key);
const shardsOf = (of: number) =>
  Array.from({ length: of }, (_, i) => shardOf(plan.cases, operation, { index: i + 1, of }));

describe.each([1, 2, 3, 4, 7, 34, 200])('%d shards', (of) => {
  test('each case is in exactly one', () => {
    const ids = shardsOf(of).flatMap((shard) => [...shard]);
    expect(ids.sort()).toEqual(plan.cases.map(({ id }) => id).sort());
  });

  test('the same shards each time, whatever the order in which the cases come', () => {
    const turned = [...plan.cases].reverse();
    expect(shardOf(turned, operation, { index: of, of })).toEqual(shardsOf(of)[of - 1]);
  });
});

test.each([2, 4, 7])('%d shards have about the same to do', (of) => {
  const sizes = shardsOf(of).map(({ size }) => size);
  expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.6);
});

test('two shards keep what belongs to one collection together', () => {
  const [first = new Set<string>()] = shardsOf(2);
  const split = new Set<string>();
  for (const one of plan.cases) {
    const { collection } = operation(one.operation);
    const others = plan.cases.filter((other) => operation(other.operation).collection === collection);
    if (others.some((other) => first.has(other.id) !== first.has(one.id))) split.add(collection);
  }
  expect([...split]).toEqual([]);
});

test('a sharded plan is the same plan', () => {
  const part = sharded(plan, { index: 2, of: 3 });
  expect(part.digest).toBe(plan.digest);
  expect(part.cases).toBe(plan.cases);
  expect(part.shard).toMatchObject({ index: 2, of: 3 });
});

const published = fileURLToPath(
  new URL('../../../shared/data/maiagent-public-api.openapi.json', import.meta.url),
);
const whole = existsSync(published) ? test : test.skip;

whole(
  '306 operations (../shared/data/maiagent-public-api.openapi.json) in 8 shards: even, and none lost',
  () => {
    const source = parseSource('surface.json', readFileSync(published, 'utf8'));
    const surface = gatherSurface(source, 'memory:/surface.json', () => ({
      problem: 'only this one is read',
    }));
    const { cases, kit } = planFor(layOver(contractAt(), surface), {}, { profile: 'full' });
    const shards = Array.from({ length: 8 }, (_, i) =>
      shardOf(cases, (key) => kit.contract.operation(key), { index: i + 1, of: 8 }),
    );
    expect(shards.reduce((sum, { size }) => sum + size, 0)).toBe(cases.length);
    expect(Math.max(...shards.map(({ size }) => size)) / (cases.length / 8)).toBeLessThan(1.25);
  },
);
