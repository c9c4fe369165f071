/** A target that does its worst on one operation: that one is judged or open with a reason, and no other is harmed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Behaviour } from '../support/chaos/behaviour.ts';
import { families } from '../support/chaos/index.ts';
import { surprises, survived } from '../support/chaos/judged.ts';

/** A run of a few operations takes a tenth of a second; what has to be waited for is in a spec of its own. */
const LONGEST = 30_000;
const MOST_MEMORY = 400 * 1024 * 1024;

let before = 0;
let most = 0;
let watch: ReturnType<typeof setInterval>;
const look = (): void => {
  most = Math.max(most, process.memoryUsage.rss());
};

beforeAll(() => {
  before = process.memoryUsage.rss();
  watch = setInterval(look, 20);
});

afterAll(() => {
  clearInterval(watch);
  // The target's memory is in it: it has made the bombs.
  expect(most - before).toBeLessThan(MOST_MEMORY);
});

const all = Object.values(families).flat();

test('there are many ways to do harm, each with a name of its own', () => {
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

describe.each(Object.entries(families))('%s:', (_, behaviours) => {
  const soon = behaviours.filter(({ waits }) => waits !== true);
  test.each(soon.map((one): [string, Behaviour] => [one.name, one]))('%s', async (_name, behaviour) => {
    const run = await survived(behaviour);
    look();
    expect(surprises(behaviour, run)).toEqual([]);
    expect(run.milliseconds).toBeLessThan(LONGEST);
  });
});
