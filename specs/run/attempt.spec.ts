import { describe, expect, test } from '@jest/globals';
import type { Exchange, Script } from '../../src/model.ts';
import { drive, type ObservedFailure, type World } from '../../src/run/attempt.ts';
import { check, inconclusive, need, quietly, send, sendAfter } from '../../src/script/steps.ts';
import { exchangeOf, jsonAnswer, requestFor } from '../support/exchange.ts';
import { comingTo, failed, LIST, passed, probeOf } from '../support/plan.ts';

const request = requestFor(LIST);

/** A world in which everything is answered 200. */
function world(more: Partial<World> = {}): World & { log: string[] } {
  const log: string[] = [];
  return {
    log,
    send: async (sent, id) => exchangeOf(sent, jsonAnswer(200, {}), id),
    need: async () => ({ value: 'needed' }),
    observe: () => [],
    beginQuiet: async () => void log.push('quiet'),
    endQuiet: () => void log.push('loud'),
    ...more,
  };
}

const answered = (exchange: Partial<Exchange>) =>
  world({ send: async (sent, id) => ({ id, request: sent, milliseconds: 1, ...exchange }) });

test('a script that comes to its end has a value, its checks and its exchanges', async () => {
  const attempt = await drive(
    'unit',
    function* (): Script<string> {
      const first = yield* send(request);
      yield* check(passed());
      const second = yield* send(request);
      return `${first.id} ${second.id}`;
    },
    2,
    world(),
  );
  expect(attempt).toEqual({
    number: 2,
    outcome: { value: 'unit#2.1 unit#2.2' },
    checks: [passed()],
    exchanges: ['unit#2.1', 'unit#2.2'],
    observed: [],
  });
});

test('the world is told how long to wait before a request', async () => {
  const waits: unknown[] = [];
  const waiting = world({
    send: async (sent, id, after) => {
      waits.push(after);
      return exchangeOf(sent, jsonAnswer(200, {}), id);
    },
  });
  const script = function* (): Script<void> {
    yield* send(request);
    yield* sendAfter(50, request);
  };
  await drive('unit', script, 1, waiting);
  expect(waits).toEqual([undefined, 50]);
});

test('the script is told which attempt it is', async () => {
  expect((await drive('unit', comingTo<number>, 3, world())).outcome).toEqual({ value: 3 });
});

test('a stop ends the script there, with the checks so far', async () => {
  const script = function* (): Script<void> {
    yield* check(failed());
    yield* inconclusive('no-data', 'nothing more');
    yield* check(failed('never'));
  };
  const { outcome, checks } = await drive('unit', script, 1, world());
  expect(outcome).toEqual({ stop: { verdict: 'inconclusive', reason: 'no-data', message: 'nothing more' } });
  expect(checks).toEqual([failed()]);
});

describe('a script is over where', () => {
  const sending = () => send(request);

  test('no whole answer came', async () => {
    const { outcome } = await drive(
      'unit',
      sending,
      1,
      answered({ failure: { kind: 'reset', message: 'gone' } }),
    );
    expect(outcome).toEqual({
      stop: { verdict: 'inconclusive', reason: 'unreachable', message: 'GET /widgets/: gone' },
    });
  });

  test('nothing was sent, for the reason of that', async () => {
    const withheld = { verdict: 'not-run', reason: 'unsafe', message: 'read-only' } as const;
    expect((await drive('unit', sending, 1, answered({ withheld }))).outcome).toEqual({ stop: withheld });
  });

  test('the server still asks for patience', async () => {
    const { outcome } = await drive('unit', sending, 1, answered({ response: jsonAnswer(429, {}) }));
    expect(outcome).toMatchObject({ stop: { verdict: 'inconclusive', reason: 'rate-limited' } });
  });
});

describe('an error of the script or of its world is one of the harness', () => {
  test.each<[string, () => Script<void>, Partial<World>]>([
    [
      'thrown by the script',
      function* () {
        yield* check(failed());
        throw new Error('a slip');
      },
      {},
    ],
    [
      'thrown where a script is made',
      () => {
        throw new Error('a slip');
      },
      {},
    ],
    [
      'by the sender',
      () => send(request) as unknown as Script<void>,
      { send: () => Promise.reject(new Error('a slip')) },
    ],
    [
      'by an observer',
      () => send(request) as unknown as Script<void>,
      {
        observe: () => {
          throw new Error('a slip');
        },
      },
    ],
  ])('%s', async (_, script, broken) => {
    const { outcome } = await drive('unit', script, 1, world(broken));
    expect(outcome).toMatchObject({ stop: { verdict: 'error', reason: 'harness' } });
    expect('stop' in outcome && outcome.stop.message).toContain('a slip');
  });
});

test('what is needed comes from the world; a probe without a value stops the script', async () => {
  const needing = () => need(probeOf('p', function* () {}));
  expect((await drive('unit', needing, 1, world())).outcome).toEqual({ value: 'needed' });
  const stop = { verdict: 'inconclusive', reason: 'no-data', message: 'none' } as const;
  expect((await drive('unit', needing, 1, world({ need: async () => ({ stop }) }))).outcome).toEqual({
    stop,
  });
});

test('what observers saw is known by its place in the script, the same in each attempt', async () => {
  const observe = (_: Exchange, place: string): ObservedFailure[] => [
    { requirement: 'r', operation: LIST, key: place, check: failed() },
  ];
  const keys = async (number: number) =>
    (await drive('unit', () => send(request), number, world({ observe }))).observed.map(({ key }) => key);
  expect(await keys(1)).toEqual(['unit.1']);
  expect(await keys(2)).toEqual(await keys(1));
});

test('a quiet part ends, even where its script breaks in the middle', async () => {
  const part = function* (): Script<void> {
    yield* send(request);
  };
  const whole = world();
  await drive('unit', () => quietly(part()), 1, whole);
  expect(whole.log).toEqual(['quiet', 'loud']);
  const broken = answered({ failure: { kind: 'timeout', message: 'late' } });
  await drive('unit', () => quietly(part()), 1, broken);
  expect(broken.log).toEqual(['quiet', 'loud']);
});
