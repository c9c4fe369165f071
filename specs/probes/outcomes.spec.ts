import { expect, test } from '@jest/globals';
import { isSuccess, saidOf, unmet } from '../../src/probes/outcomes.ts';
import { exchangeOf, jsonAnswer, requestFor } from '../support/exchange.ts';

const request = requestFor('GET /a/');
const html = { status: 500, headers: [['Content-Type', 'text/html']] as const, body: { text: '<p>' } };

test('every 2xx is a success, and no answer is none', () => {
  const success = (status: number) => isSuccess(exchangeOf(request, jsonAnswer(status, {})));
  expect([199, 200, 204, 299, 300].map(success)).toEqual([false, true, true, true, false]);
  expect(isSuccess({ id: 'a', request, milliseconds: 1, failure: { kind: 'reset', message: 'gone' } })).toBe(
    false,
  );
});

test('what a server said is short enough for a sentence', () => {
  expect(saidOf(exchangeOf(request, jsonAnswer(400, { a: 1 })))).toBe('400 {"a":1}');
  expect(saidOf(exchangeOf(request, html))).toBe('500 text/html');
  expect(saidOf(exchangeOf(request, jsonAnswer(400, 'x'.repeat(1000))))).toMatch(/^400 "x{299}…$/);
  expect(saidOf({ id: 'a', request, milliseconds: 1, failure: { kind: 'reset', message: 'gone' } })).toBe(
    'gone',
  );
});

test('an unmet precondition says what was asked for and what came', () => {
  expect(unmet(exchangeOf(request, html), 'no id')).toEqual({
    verdict: 'inconclusive',
    reason: 'precondition-unmet',
    message: 'no id: GET /a/ answered 500 text/html',
  });
});
