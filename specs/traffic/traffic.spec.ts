import { describe, expect, test } from '@jest/globals';
import { exchangesOf } from '../../src/traffic/exchanges.ts';
import { readHar } from '../../src/traffic/har.ts';
import { judgeTraffic } from '../../src/traffic/judge-traffic.ts';
import { contractAt, planFor } from '../support/judged.ts';

const KEY = 'ExampleKeyNotSecret01';
const contract = contractAt();
const bot = {
  id: '00000000-0000-4000-8000-000000000101',
  name: 'Helper',
  replyMode: 'normal',
};

interface Entry {
  method?: string;
  path?: string;
  status?: number;
  body?: unknown;
  type?: string;
  headers?: Record<string, string>;
  content?: object;
}

const pairs = (headers: Record<string, string>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));
const entry = ({
  method = 'GET',
  path = '/api/chatbots/?page=1',
  status = 200,
  body,
  type = 'application/json',
  headers = {},
  content,
}: Entry) => ({
  time: 12.5,
  request: {
    method,
    url: `https://api.example.com/v9${path}`,
    headers: pairs({ Authorization: `Api-Key ${KEY}`, ...headers }),
  },
  response: {
    status,
    headers: pairs({ 'Content-Type': type, 'Set-Cookie': 'session=abcdefgh' }),
    content: content ?? { mimeType: type, text: typeof body === 'string' ? body : JSON.stringify(body) },
  },
});
const page = { count: 0, next: null, previous: null, results: [] };
const har = (...entries: unknown[]) => readHar({ log: { version: '1.2', entries } });
const traffic = (...entries: Entry[]) => exchangesOf(contract, har(...entries.map(entry)), '/v9');
const verdicts = (...entries: Entry[]) => {
  const results = judgeTraffic(planFor(contract, {}, { profile: 'full' }), traffic(...entries).exchanges);
  return (requirement: string, operation = 'GET /api/chatbots/') =>
    results.find((one) => one.requirement === requirement && one.operation === operation);
};

describe('what was recorded is judged', () => {
  test('where it is right', () => {
    const of = verdicts({ body: page });
    expect(of('status/documented')).toMatchObject({ verdict: 'pass' });
    expect(of('body/schema')).toMatchObject({ verdict: 'pass', exchanges: ['recorded#1.1'] });
    expect(of('auth/missing-key')).toMatchObject({ verdict: 'not-run', reason: 'not-recorded' });
    expect(of('body/schema', 'POST /api/chatbots/')).toMatchObject({
      verdict: 'not-run',
      reason: 'not-recorded',
    });
  });

  test.each([
    ['a body that is another', { body: { ...page, count: 'many' } }, 'body/schema'],
    ['a status that nobody documents', { status: 418, body: { detail: 'Teapot.' } }, 'status/documented'],
    ['an error of the server', { status: 500, body: { detail: 'Oh.' } }, 'status/no-server-error'],
    ['a page of HTML', { body: '<html></html>', type: 'text/html' }, 'body/media-type'],
    ['a key that comes back', { body: { ...page, note: `Api-Key ${KEY}` } }, 'auth/no-disclosure'],
  ])('and where it is wrong: %s', (_, recorded, requirement) => {
    expect(verdicts(recorded)(requirement)).toMatchObject({ verdict: 'fail' });
  });
});

describe('what shows nothing is not judged', () => {
  test.each([
    ['an answer to a conditional request', { status: 304, body: '', headers: { 'If-None-Match': '"1"' } }],
    ['a part that was asked for', { status: 206, body: 'x', headers: { Range: 'bytes=0-1' } }],
    ['a body that the record leaves out', { content: { mimeType: 'application/json', size: 40 } }],
  ])('%s', (_, recorded) => {
    expect(traffic(recorded)).toMatchObject({ exchanges: [], mute: 1 });
  });

  test('other paths, other methods, other hosts’ paths', () => {
    expect(traffic({ path: '/health' }, { method: 'OPTIONS' }, { path: '/api/chatbots' })).toMatchObject({
      exchanges: [],
      elsewhere: 3,
    });
  });
});

test('a path that is spelled out wins over a parameter, and an id may be anything', () => {
  const paths = [
    { path: `/api/chatbots/${bot.id}/`, body: bot },
    { path: '/api/chatbots/a%2Fb/', body: bot },
  ];
  expect(traffic(...paths).exchanges.map(({ request }) => request.operation)).toEqual([
    'GET /api/chatbots/{id}/',
    'GET /api/chatbots/{id}/',
  ]);
});

test('no secret of the record is kept: keys in any form, cookies', () => {
  const forms = [KEY, encodeURIComponent(KEY), Buffer.from(KEY).toString('base64')];
  const { exchanges } = traffic({
    path: `/api/chatbots/?key=${KEY}`,
    body: forms,
    headers: { Cookie: 'session=abcdefgh', 'X-Debug': `key=${KEY}` },
  });
  const text = JSON.stringify(exchanges);
  expect(forms.concat('abcdefgh').filter((form) => text.includes(form))).toEqual([]);
  expect(text).toContain('Api-Key {{key}}');
});

test.each([
  ['in the answer to another request', { headers: { Authorization: '' }, body: { detail: KEY } }],
  ['behind another scheme', { headers: { Authorization: `Token ${KEY}z` }, body: { detail: `${KEY}z` } }],
  ['escaped', { body: `{"detail":"\\u0045${KEY.slice(1)}"}` }],
  [
    'in another header',
    { headers: { Authorization: '', 'X-Api-Key': `${KEY}z` }, body: { detail: `${KEY}z` } },
  ],
  [
    'in a query',
    { headers: { Authorization: '' }, path: `/api/chatbots/?api_key=${KEY}z`, body: { detail: `${KEY}z` } },
  ],
  ['in base64 of more', { body: { detail: Buffer.from(`user:${KEY}`).toString('base64') } }],
  [
    'in bytes',
    { content: { text: Buffer.from(`${KEY}\xff`, 'latin1').toString('base64'), encoding: 'base64' } },
  ],
])('no key of the record is kept %s', (_, second) => {
  const hidden = [KEY, Buffer.from(`user:${KEY}`).toString('base64'), KEY.slice(1)];
  const { exchanges } = traffic({ body: page }, second);
  const kept = JSON.stringify(exchanges, (name, value) =>
    name === 'base64' ? Buffer.from(value, 'base64').toString('latin1') : value,
  );
  expect(hidden.filter((form) => kept.includes(form))).toEqual([]);
});

test.each([[{}], [{ log: {} }], [[]], ['text'], [null]])('what is no archive is refused: %j', (value) => {
  expect(() => readHar(value)).toThrow('no HTTP archive: it has no log.entries');
});

test('entries without an answer are left out', () => {
  expect(
    har(
      null,
      {},
      { request: { url: 'x' }, response: {} },
      { ...entry({ body: page }), response: { status: 0 } },
    ),
  ).toEqual([]);
});

describe('a record by a stranger', () => {
  const sent = (request: object, response: object = {}) => ({
    request: { method: 'GET', url: 'https://api.example.com/v9/api/chatbots/', ...request },
    response: {
      status: 200,
      headers: pairs({ 'Content-Type': 'application/json' }),
      content: { text: '{}' },
      ...response,
    },
  });

  test('has entries that are none, and those are left out', () => {
    const odd = { toString: null };
    const entries = [
      ...[null, 5, [], {}, sent({ url: odd }), sent({ url: 'about:blank' }), sent({ url: 'data:,x' })],
      ...[sent({}, { status: odd }), sent({}, { status: 1e9 })],
      sent({ method: odd, headers: [{ name: odd, value: odd }, null] }, { headers: odd }),
    ];
    expect(har(...entries).map(({ method, requestHeaders }) => [method, requestHeaders])).toEqual([
      ['GET', []],
    ]);
  });

  test('has bodies that nobody can judge, and those show nothing', () => {
    const bodies = [
      `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
      `[${'1,'.repeat(200_000)}1]`,
      'x'.repeat(17 * 1024 ** 2),
    ];
    const entries = bodies.map((text) => sent({}, { content: { text } }));
    expect(exchangesOf(contract, har(...entries), '/v9')).toMatchObject({ exchanges: [], mute: 3 });
  });

  test('is as long as it likes', () => {
    const many = Array.from({ length: 10_000 }, () => sent({}));
    const begun = performance.now();
    judgeTraffic(planFor(contract), exchangesOf(contract, har(...many), '/v9').exchanges);
    expect(performance.now() - begun).toBeLessThan(8_000);
  });
});
