/** An operation that leaves everything unanswered costs less time, and what answers is judged as ever. */
import { expect, test } from '@jest/globals';
import type { Exchange, TransportFailure } from '../../src/model.ts';
import { Credentials } from '../../src/run/credentials.ts';
import { Pace } from '../../src/run/pace.ts';
import { Session } from '../../src/run/session.ts';
import { Stalls } from '../../src/run/stalls.ts';
import { Transport } from '../../src/run/transport.ts';
import { contractOf, widgetPaths } from '../support/contract.ts';
import { requestFor } from '../support/exchange.ts';
import { planOf } from '../support/plan.ts';
import { sendJson, serving } from '../support/server.ts';

const list = requestFor('GET /widgets/');
const late: TransportFailure = { kind: 'timeout', message: 'no whole answer within 10000 ms' };
const begun: TransportFailure = { ...late, status: 200, headers: [] };
const OPERATION = list.operation;

/** Of stalls that have seen these, a letter each: `1` to `3` a silent attempt of that number, `s` a stream, `a` an answer. */
function after(seen: string, timeout = 10_000): Stalls {
  const stalls = new Stalls(timeout);
  [...seen].forEach((letter, at) => {
    const id = `case ${at}#${/\d/.test(letter) ? letter : 1}.1`;
    const failure = letter === 's' ? begun : late;
    const came: Partial<Exchange> =
      letter === 'a' ? { response: { status: 200, headers: [], body: { text: '' } } } : { failure };
    stalls.seen({ id, request: list, milliseconds: 1, ...came }, undefined);
  });
  return stalls;
}

test.each<[string, string, number | undefined]>([
  ['nothing has happened', '', undefined],
  ['six were silent, and one of them for the third time', '123123', 1_000],
  ['many were silent, and it is not sure that this is a fault', '1111111111122222222', undefined],
  ['few were silent, and that for sure', '12312', undefined],
  ['one of them was answered', '123a123', undefined],
  ['six were streams without an end', 'ssssss', 1_000],
  ['five were streams, and one was silent', 'sssss1', undefined],
])('the next one is waited for as long as any, or not: %s', (_, seen, limit) => {
  expect(after(seen).limit(OPERATION, 'next#1.1')).toBe(limit);
});

test('what is tried again has all its time, every tenth has, and so has every other operation', () => {
  const stalls = after('123123');
  expect(stalls.limit(OPERATION, 'next#2.1')).toBeUndefined();
  expect(stalls.limit('POST /widgets/', 'next#1.1')).toBeUndefined();
  const limits = Array.from({ length: 20 }, () => stalls.limit(OPERATION, 'next#1.1'));
  expect(limits.flatMap((limit, at) => (limit === undefined ? at : []))).toEqual([9, 19]);
  expect(after('123123', 400).limit(OPERATION, 'next#1.1')).toBeUndefined();
});

test('what was not waited for is no fault; a short answer ends it, and what nobody sent does not', () => {
  const stalls = after('123123');
  const silent: Exchange = { id: 'next#1.1', request: list, failure: late, milliseconds: 1 };
  expect(stalls.seen(silent, 1_000).failure).toEqual({
    kind: 'unwaited',
    message:
      'not waited for longer than 1000 ms: requests of this operation in a row had no whole answer within 10000 ms',
  });
  const { failure: _, ...rest } = silent;
  stalls.seen({ ...rest, withheld: { verdict: 'not-run', reason: 'unsafe', message: '' } }, undefined);
  expect(stalls.limit(OPERATION, 'next#1.1')).toBe(1_000);
  stalls.seen({ ...rest, response: { status: 200, headers: [], body: { text: '' } } }, 1_000);
  expect(stalls.limit(OPERATION, 'next#1.1')).toBeUndefined();
});

test('what was cut off is no fault either where another request was answered meanwhile', () => {
  const stalls = after('123123');
  const sent = { request: list, milliseconds: 1 };
  stalls.seen(
    { ...sent, id: 'other#1.1', response: { status: 200, headers: [], body: { text: '' } } },
    1_000,
  );
  expect(stalls.seen({ ...sent, id: 'next#1.1', failure: late }, 1_000).failure?.kind).toBe('unwaited');
  expect(stalls.limit(OPERATION, 'third#1.1')).toBeUndefined();
});

test('a run waits for what hangs until that is sure, and judges it as soon as it answers again', async () => {
  let asked = 0;
  await serving(
    (_, response) => {
      asked += 1;
      if (asked > 26) sendJson(response, 200, { results: [] });
    },
    async ({ target }) => {
      const credentials = new Credentials({ full: 'NotASecretKeyForSpecs01' });
      const transport = new Transport({
        target,
        credentials,
        timeout: 700,
        pace: new Pace({ concurrency: 4 }),
      });
      const session = new Session(
        planOf([], [], {}, contractOf({ paths: widgetPaths })),
        transport,
        () => {},
      );
      const send = async (id: string) => (await session.send(list, id)).failure?.kind ?? 'answered';
      const each = (attempt: number) => [1, 2, 3, 4].map((at) => send(`case ${at}#${attempt}.1`));
      for (const attempt of [1, 2, 3])
        expect(await Promise.all(each(attempt))).toEqual(Array(4).fill('timeout'));
      const next = await Promise.all(Array.from({ length: 12 }, (_, at) => send(`next ${at}#1.1`)));
      expect(next.filter((kind) => kind === 'unwaited')).toHaveLength(11);
      asked = 100;
      expect(await send('last#1.1')).toBe('answered');
      expect(await Promise.all([send('more#1.1'), send('most#2.1')])).toEqual(['answered', 'answered']);
      transport.close();
    },
  );
});
