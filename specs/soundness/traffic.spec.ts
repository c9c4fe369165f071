import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../src/reference/http.ts';
import { refusalOf } from '../../src/reference/mutants/credentials.ts';
import { alarms, CHATBOT_LIST, CHATBOTS, json, open, type Vary, verdictOn } from './support.ts';

/** A server that answers one request in so many otherwise, but none twice running. */
const nowAndThen = (every: number, answer: Answer): Vary => {
  let calls = 0;
  const put = new Set<string>();
  return async (call, forward) => {
    calls += 1;
    const kind = JSON.stringify([call.method, call.path, call.headers, call.body.toString()]);
    if (calls % every !== 0 || put.delete(kind)) return forward(call);
    put.add(kind);
    return answer;
  };
};

const BUSY: Readonly<Record<string, Answer>> = {
  '429 and when to come back': json(429, { detail: 'Slow down.' }, [['Retry-After', '0']]),
  '429 and no time': json(429, { detail: 'Slow down.' }),
  '429 without JSON': {
    status: 429,
    headers: [
      ['Retry-After', '0'],
      ['Content-Type', 'text/plain'],
    ],
    body: 'slow down',
  },
  '503 and when to come back': json(503, { detail: 'Restarting.' }, [['Retry-After', '0']]),
  '503 and a date that is past': json(503, { detail: 'Restarting.' }, [
    ['Retry-After', 'Wed, 21 Oct 2015 07:28:00 GMT'],
  ]),
};

describe('rule 13: a server that asks for patience now and then is asked again', () => {
  test.each(Object.entries(BUSY))('%s', async (name, answer) => {
    const quick = name.includes('no time') || name.includes('date');
    const report = await verdictOn({
      vary: nowAndThen(9, answer),
      filters: { operation: quick ? CHATBOT_LIST : CHATBOTS },
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
  });

  test('bad keys are locked out for good: that is not known', async () => {
    let refused = 0;
    const report = await verdictOn({
      filters: { operation: CHATBOT_LIST, only: ['auth/*'] },
      async vary(call, forward, facts) {
        if (refusalOf(call, facts) === undefined) return forward(call);
        refused += 1;
        return refused > 3 ? json(429, { detail: 'Locked.' }, [['Retry-After', '0']]) : forward(call);
      },
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report).every((one) => one.startsWith('rate-limited: '))).toBe(true);
    expect(open(report)).not.toEqual([]);
  });
});

describe('rule 17: a fault that does not repeat is no finding', () => {
  const FAULT = json(500, { detail: 'Internal server error.' });

  test('the first answer of each kind fails, but for further pages', async () => {
    const seen = new Set<string>();
    const report = await verdictOn({
      filters: { operation: CHATBOT_LIST },
      options: { concurrency: 1 },
      async vary(call, forward) {
        const kind = JSON.stringify([call.method, call.path, call.headers]);
        const known = seen.has(kind) || call.path.includes('page=');
        seen.add(kind);
        return known ? forward(call) : FAULT;
      },
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toContain('flaky: status/no-server-error GET /api/chatbots/');
  });

  test('one request in seven fails', async () => {
    const report = await verdictOn({
      vary: nowAndThen(7, FAULT),
      filters: { operation: CHATBOT_LIST },
      options: { concurrency: 1 },
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report).filter((one) => one.startsWith('flaky: '))).not.toEqual([]);
  });

  test('one that repeats is found', async () => {
    const report = await verdictOn({
      vary: async () => FAULT,
      filters: { operation: CHATBOT_LIST, only: ['status/no-server-error'] },
    });
    expect(alarms(report)).toHaveLength(1);
  });
});

test('rule 19: a redirect is a status like any other, and no key follows it', async () => {
  const followed: string[] = [];
  const report = await verdictOn({
    filters: { operation: ['GET /api/chatbots/{id}/'], only: ['status/documented'] },
    onCall: ({ path }) => path.startsWith('/elsewhere') && followed.push(path),
    async vary(call, forward, facts) {
      if (facts.operationOf(call)?.kind !== 'read') return forward(call);
      return { status: 302, headers: [['Location', '/elsewhere']], body: '' };
    },
  });
  expect(followed).toEqual([]);
  expect(report.findings.map(({ title }) => title)).toEqual(['answered 302, which nothing documents']);
});
