import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { MOST_AT_ONCE, Pace } from '../../src/run/pace.ts';

/** The most at once, and the moments at which so many pieces of work began. */
async function watched(pace: Pace, count: number, lasting = 2): Promise<{ most: number; began: number[] }> {
  let most = 0;
  let atOnce = 0;
  const began: number[] = [];
  await Promise.all(
    Array.from({ length: count }, () =>
      pace.use(async () => {
        began.push(performance.now());
        atOnce += 1;
        most = Math.max(most, atOnce);
        await wait(lasting);
        atOnce -= 1;
        pace.answered();
      }),
    ),
  );
  return { most, began };
}

test.each([1, 3])('never more at once than asked: %d', async (concurrency) => {
  expect(await watched(new Pace({ concurrency }), 20)).toMatchObject({ most: concurrency });
});

test('without a number, as many as the target takes well, within bounds', async () => {
  const pace = new Pace({});
  expect(pace.most).toBe(MOST_AT_ONCE);
  const { most } = await watched(pace, 1_000, 5);
  expect(most).toBeGreaterThan(8);
  expect(most).toBeLessThanOrEqual(MOST_AT_ONCE);
});

test('a strain halves what may be in flight', async () => {
  const pace = new Pace({});
  pace.strained();
  expect(pace.limit).toBe(4);
  expect((await watched(pace, 8)).most).toBe(4);
});

test('a number that was asked for stays', () => {
  const pace = new Pace({ concurrency: 6 });
  pace.strained();
  expect(pace.limit).toBe(6);
});

test('a rate keeps beginnings apart', async () => {
  const { began } = await watched(new Pace({ concurrency: 8, rate: 100 }), 11);
  expect((began.at(-1) ?? 0) - (began[0] ?? 0)).toBeGreaterThanOrEqual(95);
});

describe('a pause', () => {
  test('lets nothing begin before its end', async () => {
    const pace = new Pace({ concurrency: 4 });
    const asked = performance.now();
    expect(pace.pause(60)).toBe(true);
    const { began } = await watched(pace, 8);
    expect(Math.min(...began) - asked).toBeGreaterThanOrEqual(59);
  });

  test('is refused where a run has waited long enough', () => {
    const pace = new Pace({});
    expect(pace.pause(599_000)).toBe(true);
    expect(pace.pause(599_000 + 2_000)).toBe(false);
    expect(pace.pause(10)).toBe(true);
  });

  test('that overlaps another counts once', () => {
    const pace = new Pace({});
    for (let i = 0; i < 100; i += 1) expect(pace.pause(60_000)).toBe(true);
  });
});

test('a failed piece of work makes room all the same', async () => {
  const pace = new Pace({ concurrency: 1 });
  await expect(pace.use(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await pace.use(() => Promise.resolve('yes'))).toBe('yes');
});

describe('what is not wanted any more', () => {
  test.each([
    ['the rest of a pause', new Pace({ concurrency: 40 }), (pace: Pace) => void pace.pause(60_000)],
    ['its moment', new Pace({ concurrency: 40, rate: 0.01 }), (pace: Pace) => void pace.use(async () => {})],
  ])('waits no longer for %s, and is not done', async (_, pace, hinder) => {
    hinder(pace);
    let isWanted = true;
    const done: number[] = [];
    const all = Array.from({ length: 40 }, (_, index) =>
      pace.use(
        async () => done.push(index),
        () => isWanted,
      ),
    );
    await wait(10);
    isWanted = false;
    const begun = performance.now();
    pace.wake();
    await Promise.all(all);
    expect(done).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
