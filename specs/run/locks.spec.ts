import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Quiet } from '../../src/run/locks.ts';

/** Asks for a place, and notes the name when it is given. */
function asking(quiet: Quiet) {
  const inside: string[] = [];
  const enter = (kind: 'change' | 'begin', name: string) => void quiet[kind]().then(() => inside.push(name));
  return { inside, enter };
}

test('changes go on together', async () => {
  const quiet = new Quiet();
  await Promise.all([quiet.change(), quiet.change(), quiet.change()]);
});

test('a quiet part waits until all changes are done', async () => {
  const quiet = new Quiet();
  const { inside, enter } = asking(quiet);
  await Promise.all([quiet.change(), quiet.change()]);
  enter('begin', 'quiet');
  quiet.changed();
  await turn();
  expect(inside).toEqual([]);
  quiet.changed();
  await turn();
  expect(inside).toEqual(['quiet']);
});

test('nothing changes during quiet parts, and whoever comes behind a change waits for it', async () => {
  const quiet = new Quiet();
  const { inside, enter } = asking(quiet);
  await quiet.begin();
  enter('begin', 'beside');
  enter('change', 'change');
  enter('begin', 'second');
  enter('begin', 'third');
  enter('change', 'late');
  await turn();
  expect(inside).toEqual(['beside']);
  quiet.done();
  await turn();
  expect(inside).toEqual(['beside']);
  quiet.done();
  await turn();
  expect(inside).toEqual(['beside', 'change']);
  quiet.changed();
  await turn();
  expect(inside).toEqual(['beside', 'change', 'second', 'third']);
  quiet.done();
  await turn();
  expect(inside).not.toContain('late');
  quiet.done();
  await turn();
  expect(inside.at(-1)).toBe('late');
});

test('once it is quiet, it is so for all who wait for that, also behind changes', async () => {
  const quiet = new Quiet();
  const { inside, enter } = asking(quiet);
  await quiet.change();
  for (const [kind, name] of [
    ['begin', 'q1'],
    ['change', 'c'],
    ['begin', 'q2'],
  ] as const)
    enter(kind, name);
  quiet.changed();
  await turn();
  expect(inside).toEqual(['q1', 'q2']);
});

test('a stream of changes does not keep a quiet part waiting, nor the other way round', async () => {
  const quiet = new Quiet();
  const order: string[] = [];
  let left = 40;
  const stream = async (kind: 'change' | 'quiet'): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await (kind === 'change' ? quiet.change() : quiet.begin());
      await turn();
      order.push(kind);
      if (kind === 'change') quiet.changed();
      else quiet.done();
    }
  };
  await Promise.all((['change', 'quiet', 'change', 'quiet', 'change'] as const).map(stream));
  const longest = order
    .join(' ')
    .match(/(change ?)+|(quiet ?)+/g)
    ?.map((run) => run.trim().split(' ').length);
  expect(order).toHaveLength(40);
  expect(Math.max(...(longest ?? []))).toBeLessThanOrEqual(3);
});
