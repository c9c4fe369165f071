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

test('nothing changes during a quiet part, and only one is quiet at a time', async () => {
  const quiet = new Quiet();
  const { inside, enter } = asking(quiet);
  await quiet.begin();
  enter('change', 'change');
  enter('begin', 'second');
  enter('change', 'late');
  await turn();
  expect(inside).toEqual([]);
  quiet.done();
  await turn();
  expect(inside).toEqual(['change']);
  quiet.changed();
  await turn();
  expect(inside).toEqual(['change', 'second']);
  quiet.done();
  await turn();
  expect(inside).toEqual(['change', 'second', 'late']);
});

test('a stream of changes does not keep a quiet part waiting, nor the other way round', async () => {
  const quiet = new Quiet();
  const order: string[] = [];
  const work = async (kind: 'change' | 'quiet', name: string) => {
    await (kind === 'change' ? quiet.change() : quiet.begin());
    await turn();
    order.push(name);
    if (kind === 'change') quiet.changed();
    else quiet.done();
  };
  const names = ['c1', 'q1', 'c2', 'c3', 'q2', 'q3', 'c4'];
  await Promise.all(names.map((name) => work(name.startsWith('c') ? 'change' : 'quiet', name)));
  expect(order).toEqual(names);
});
