import { expect, test } from '@jest/globals';
import type { Script } from '../../src/model.ts';
import { check, inconclusive, need, quietly, send, unsafe } from '../../src/script/steps.ts';
import { exchangeOf, jsonAnswer, requestFor } from '../support/exchange.ts';
import { comingTo, failed, probeOf } from '../support/plan.ts';

const request = requestFor('GET /widgets/');

test('what is sent comes back as an exchange', () => {
  const script = send(request);
  expect(script.next()).toEqual({ done: false, value: { step: 'send', request } });
  const exchange = exchangeOf(request, jsonAnswer(200, {}));
  expect(script.next(exchange)).toEqual({ done: true, value: exchange });
});

test('what a probe came to is its value', () => {
  const script = need(probeOf('p', () => comingTo(1)));
  expect(script.next().value).toMatchObject({ step: 'need', probe: { id: 'p' } });
  expect(script.next({ value: 1 })).toEqual({ done: true, value: 1 });
});

test('where a probe came to nothing, the script stops for the same reason', () => {
  const stop = { verdict: 'inconclusive', reason: 'no-data', message: 'nothing there' } as const;
  const script = need(probeOf('p', function* () {}));
  script.next();
  expect(script.next({ stop })).toEqual({ done: false, value: { step: 'stop', stop } });
});

test('a script that was stopped cannot go on', () => {
  const script = unsafe('it could do damage');
  expect(script.next().value).toMatchObject({ stop: { verdict: 'not-run', reason: 'out-of-reach' } });
  expect(() => script.next()).toThrow('a stopped script was resumed');
});

test('an open end says why', () => {
  expect(inconclusive('no-data', 'the list is empty').next().value).toMatchObject({
    stop: { verdict: 'inconclusive', reason: 'no-data', message: 'the list is empty' },
  });
});

test('a quiet part begins and ends quiet, and keeps its value', () => {
  function* part(): Script<string> {
    yield* check(failed());
    return 'done';
  }
  const script = quietly(part());
  expect([script.next().value, script.next().value, script.next().value]).toEqual([
    { step: 'quiet', on: true },
    { step: 'check', check: failed() },
    { step: 'quiet', on: false },
  ]);
  expect(script.next()).toEqual({ done: true, value: 'done' });
});
