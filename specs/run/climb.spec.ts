import { expect, test } from '@jest/globals';
import { Climb } from '../../src/run/climb.ts';

/** Answers that a target with so many workers gives, each taking so many milliseconds. */
function answersOf(climb: Climb, workers: number, each: number, count: number, from = 0): number {
  let now = from;
  for (let answered = 0; answered < count; answered += 1) {
    now += each / Math.min(climb.limit, workers);
    climb.answered(now);
  }
  return now;
}

test('starts with what a small server takes well, and never above the most', () => {
  expect(new Climb(32).limit).toBe(8);
  expect(new Climb(2).limit).toBe(2);
});

test('climbs as long as more is answered in the same time', () => {
  const climb = new Climb(32);
  answersOf(climb, 100, 50, 2_000);
  expect(climb.limit).toBe(32);
});

test('goes back where more at once only takes longer', () => {
  const climb = new Climb(32);
  const seen = new Set<number>();
  let now = 0;
  for (let round = 0; round < 500; round += 1) {
    now = answersOf(climb, 4, 20, 8, now);
    seen.add(climb.limit);
  }
  expect([...seen]).toEqual([8, 12]);
  expect(climb.limit).toBe(8);
});

test('is halved by a strain, once for all that was in flight', () => {
  const climb = new Climb(32);
  for (let i = 0; i < 6; i += 1) climb.strained(i);
  expect(climb.limit).toBe(4);
});

test('goes down to one for a target that is strained for ever, and up again when it has recovered', () => {
  const climb = new Climb(32);
  let now = 0;
  for (let round = 0; round < 20; round += 1) {
    climb.strained(now);
    now = answersOf(climb, 1, 10, climb.limit, now);
  }
  expect(climb.limit).toBe(1);
  answersOf(climb, 100, 10, 20_000, now);
  expect(climb.limit).toBe(32);
});
