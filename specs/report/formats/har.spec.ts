import { describe, expect, test } from '@jest/globals';
import type { Exchange } from '../../../src/model.ts';
import { har } from '../../../src/report/formats/har.ts';
import type { Report } from '../../../src/report/model.ts';
import { exchangeOf, jsonAnswer, requestFor } from '../../support/exchange.ts';
import { hostile, hostileExchange } from '../hostile.ts';
import { aborted, clean, empty, failing } from '../sample.ts';
import { harErrors } from '../schemas.ts';

interface Log {
  readonly pages: readonly { readonly id: string; readonly title: string }[];
  readonly entries: readonly {
    readonly pageref: string;
    readonly request: {
      readonly url: string;
      readonly queryString: readonly object[];
      readonly postData?: object;
    };
    readonly response: { readonly status: number; readonly content: object; readonly comment?: string };
  }[];
  readonly comment: string;
}

const create = requestFor('POST /things/', {
  path: '/things/?page=1&page=a%20b',
  headers: [['Content-Type', 'application/json']],
  body: { text: '{"name":"ü"}' },
  changes: true,
});
const base: Exchange = exchangeOf(create, jsonAnswer(201, { id: 1 }));
const EVIDENCE: readonly Exchange[] = [
  base,
  { ...base, id: 'bytes', response: { status: 200, headers: [], body: { base64: '/wD+' } } },
  {
    id: 'gone',
    request: requestFor('GET /things/'),
    failure: { kind: 'timeout', message: 'no answer' },
    milliseconds: 5,
  },
  {
    id: 'cut',
    request: requestFor('GET /things/'),
    failure: {
      kind: 'truncated',
      message: 'the body ended early',
      status: 200,
      headers: [['Location', '/a']],
    },
    milliseconds: 5,
  },
  {
    id: 'withheld',
    request: create,
    withheld: { verdict: 'not-run', reason: 'unsafe', message: 'read-only' },
    milliseconds: 0,
  },
];

const logOf = (report: Report, evidence: readonly Exchange[] = EVIDENCE): Log =>
  (JSON.parse(har.render(report, evidence)) as { log: Log }).log;

describe.each(Object.entries({ clean, failing, aborted, empty, hostile }))('%s', (_, report) => {
  test('fits the schema of HAR', () => {
    for (const evidence of [[], EVIDENCE, [hostileExchange(base)]]) {
      expect(harErrors(JSON.parse(har.render(report(), evidence)))).toEqual([]);
    }
  });

  test('tells the outcome, the coverage and the open cases where a viewer shows the page', () => {
    const [page] = logOf(report()).pages;
    expect(page?.title).toMatch(
      /^(CONFORMANT|NONCONFORMANT|INCOMPLETE): .*operations judged in full; .*cases open\)$/,
    );
    expect(page?.title.startsWith('CONFORMANT')).toBe(report().outcome === 'conformant');
  });
});

test('holds what was sent, and counts what was withheld', () => {
  const { entries, comment } = logOf(clean());
  expect(entries).toHaveLength(4);
  expect(comment).toContain('1 of 5 requests was withheld, and is left out');
});

test('a request has its URL, its query and its body', () => {
  const [first] = logOf(clean()).entries;
  expect(first?.request).toMatchObject({
    url: 'https://staging.example.test/things/?page=1&page=a%20b',
    queryString: [
      { name: 'page', value: '1' },
      { name: 'page', value: 'a b' },
    ],
    postData: { mimeType: 'application/json', text: '{"name":"ü"}' },
    bodySize: 13,
  });
});

test('an answer has its body, as text or as bytes', () => {
  const [text, bytes] = logOf(clean()).entries;
  expect(text?.response).toMatchObject({
    status: 201,
    content: { mimeType: 'application/json', text: '{"id":1}', size: 8 },
  });
  expect(bytes?.response.content).toEqual({ mimeType: '', text: '/wD+', encoding: 'base64', size: 3 });
});

test('where no whole answer came, it says why, and has no body', () => {
  const [, , gone, cut] = logOf(clean()).entries;
  expect(gone?.response).toMatchObject({ status: 0, comment: 'no whole answer: timeout, no answer' });
  expect(cut?.response).toMatchObject({ status: 200, redirectURL: '/a', bodySize: -1 });
});

test('a path that is none is encoded, and stays below the target', () => {
  const request = requestFor('GET /a', { path: '/../a b#c[d]{{key}}%zz%41\ud800' });
  const [entry] = logOf(clean(), [exchangeOf(request, jsonAnswer(200, {}))]).entries;
  expect(entry?.request.url).toBe(
    'https://staging.example.test/../a%20b%23c%5Bd%5D%7B%7Bkey%7D%7D%25zz%41%EF%BF%BD',
  );
});
