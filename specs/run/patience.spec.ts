import { describe, expect, test } from '@jest/globals';
import type { Exchange } from '../../src/model.ts';
import { Patience } from '../../src/run/patience.ts';

function answered(status: number, retryAfter?: string, operation = 'GET /a'): Exchange {
  return {
    id: 'a#1.1',
    request: { operation, method: 'GET', path: '/a', headers: [], changes: false },
    response: {
      status,
      headers: retryAfter === undefined ? [] : [['Retry-After', retryAfter]],
      body: { text: '' },
    },
    milliseconds: 1,
  };
}

describe('how long is waited', () => {
  test.each<readonly [string, Exchange, number, unknown]>([
    ['an answer', answered(200), 0, undefined],
    ['a 503 without a time', answered(503), 0, undefined],
    ['a 429 without a time', answered(429), 0, { milliseconds: 250, everybody: false }],
    ['the third 429 without a time', answered(429), 2, { milliseconds: 1_000, everybody: false }],
    ['so many seconds', answered(429, '7'), 0, { milliseconds: 7_000, everybody: true }],
    ['so many seconds of a 503', answered(503, '7'), 0, { milliseconds: 7_000, everybody: true }],
    ['no time at all', answered(429, '0'), 0, { milliseconds: 0, everybody: false }],
    [
      'a date that is past',
      answered(429, 'Wed, 21 Oct 2015 07:28:00 GMT'),
      0,
      { milliseconds: 0, everybody: false },
    ],
    ['a date in years', answered(429, 'Fri, 31 Dec 2199 23:59:59 GMT'), 0, undefined],
    ['hours', answered(429, '7200'), 0, undefined],
    ['nonsense', answered(429, 'later'), 0, { milliseconds: 250, everybody: false }],
    ['less than nothing', answered(429, '-5'), 1, { milliseconds: 500, everybody: false }],
  ])('%s', (_, exchange, retry, expected) => {
    expect(new Patience().delay(exchange, retry)).toEqual(expected);
  });

  test('until a date that is near', () => {
    const date = new Date(Date.now() + 9_000).toUTCString();
    const delay = new Patience().delay(answered(503, date), 0);
    expect(delay?.everybody).toBe(true);
    expect(delay?.milliseconds).toBeLessThanOrEqual(9_000);
    expect(delay?.milliseconds).toBeGreaterThan(7_000);
  });
});

test('an operation that was put off to the end is not asked again, until it answers', () => {
  const patience = new Patience();
  expect(patience.delay(answered(429, '0'), 5)).toBeUndefined();
  expect(patience.delay(answered(429, '0'), 0)).toBeUndefined();
  expect(patience.delay(answered(429, '0', 'GET /b'), 0)).toBeDefined();
  patience.delay(answered(200), 0);
  expect(patience.delay(answered(429, '0'), 0)).toBeDefined();
});
