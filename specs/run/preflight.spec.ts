import { describe, expect, test } from '@jest/globals';
import { PreflightError } from '../../src/errors.ts';
import type { Exchange, HttpRequest } from '../../src/model.ts';
import type { Keys } from '../../src/run/credentials.ts';
import { preflight } from '../../src/run/preflight.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { answering, contractOf, type Json, ref } from '../support/contract.ts';
import { jsonAnswer } from '../support/exchange.ts';

const paths: Json = {
  '/reset/': { get: answering({}) },
  '/a/{id}/': { get: answering({}) },
  '/a/': { get: answering(ref('WidgetPage')), post: answering(ref('Widget'), '201') },
  '/b/': { get: answering(ref('WidgetPage')) },
  '/c/': {
    get: { parameters: [{ name: 'q', in: 'query', required: true, example: 'x' }], ...answering({}) },
  },
};
const kit = { contract: contractOf({ paths }), settings: defaultSettings };
const TARGET = 'http://localhost:8000';

type Came = Pick<Exchange, 'response' | 'failure'>;

const kitOf = (get: Json) => ({ ...kit, contract: contractOf({ paths: { '/a/': { get } } }) });

/** What was asked, where each request is answered by the next of these; the last one for all that follow. */
const asking = (...came: Came[]): Promise<string[]> => askingOf(kit, ...came);

async function askingOf(of: typeof kit, ...came: Came[]): Promise<string[]> {
  const asked: string[] = [];
  await preflight(of, TARGET, {}, async (request: HttpRequest, id) => {
    asked.push(`${request.method} ${request.path}`);
    const { response, failure } = came[Math.min(asked.length, came.length) - 1] as Came;
    return { id, request, milliseconds: 1, ...(response && { response }), ...(failure && { failure }) };
  });
  return asked;
}

const page: Came = { response: jsonAnswer(200, { results: [] }) };
const html: Came = {
  response: { status: 200, headers: [['Content-Type', 'text/html']], body: { text: '<p>' } },
};
const csv: Came = {
  response: { status: 200, headers: [['Content-Type', 'text/csv; charset=utf-8']], body: { text: 'a,b' } },
};
const empty: Came = { response: { status: 200, headers: [], body: { text: '' } } };
const status = (code: number): Came => ({ response: jsonAnswer(code, {}) });

describe('goes on', () => {
  test('after one good answer', async () => expect(await asking(page)).toEqual(['GET /a/']));

  test('where one of several reads is good', async () => {
    expect(await asking(status(404), html, page)).toEqual(['GET /a/', 'GET /b/', 'GET /c/?q=x']);
  });

  test.each([500, 403, 429])('where the API itself may say %d', async (code) => {
    expect(await asking(status(code))).toHaveLength(1);
  });

  test.each([400, 402, 406, 409, 422, 428])('where what was asked is refused with %d', async (code) => {
    expect(await asking(status(code))).toHaveLength(1);
  });

  test.each<[string, Json, Came]>([
    ['another media type', { responses: { 200: { description: 'D', content: { 'text/csv': {} } } } }, csv],
    ['any media type', { responses: { 200: { description: 'D', content: { '*/*': {} } } } }, csv],
    ['a web page', { responses: { 200: { description: 'D', content: { 'text/html': {} } } } }, html],
    ['no body', { responses: { 200: { description: 'D' } } }, empty],
    ['no body, and one of any type comes', { responses: { 200: { description: 'D' } } }, csv],
  ])('where the operation documents %s', async (_, get, came) => {
    expect(await askingOf(kitOf(get), came)).toHaveLength(1);
  });

  test('where the operation documents that it leads elsewhere', async () => {
    const get = { responses: { 302: { description: 'To the login' } } };
    expect(await askingOf(kitOf(get), status(302))).toHaveLength(1);
  });

  test('where nothing can be asked without an id', async () => {
    const bare = contractOf({ paths: { '/a/{id}/': { get: answering({}) } } });
    const never = () => Promise.reject(new Error('asked'));
    await expect(
      preflight({ contract: bare, settings: defaultSettings }, TARGET, {}, never),
    ).resolves.toBeUndefined();
  });
});

describe('ends the run', () => {
  test.each<[string, Came, RegExp]>([
    [
      'where nobody is there',
      { failure: { kind: 'refused', message: 'connect ECONNREFUSED' } },
      /nothing answers at http:\/\/localhost:8000 \(connect ECONNREFUSED\): is the server running/,
    ],
    ['where the key is refused', status(401), /refuses the key \(GET \/a\/: 401\): check TRYSQUARE_KEY/],
    [
      'where another API is there',
      status(404),
      /is no such API \(GET http:\/\/localhost:8000\/a\/: 404 application\/json\): check the URL/,
    ],
    [
      'where a web page is there',
      html,
      /is no such API \(GET http:\/\/localhost:8000\/a\/: 200 text\/html\)/,
    ],
    ['where it points elsewhere', status(301), /is no such API \(GET http:\/\/localhost:8000\/a\/: 301/],
    [
      'where no answer comes',
      { failure: { kind: 'timeout', message: 'no whole answer within 10 ms' } },
      /is no such API \(GET http:\/\/localhost:8000\/a\/: no whole answer within 10 ms\)/,
    ],
    [
      'where a refusal is no JSON',
      { response: { ...html.response, status: 400 } as never },
      /is no such API/,
    ],
    ['where nothing comes in place of JSON', empty, /is no such API/],
    ['where another type comes in place of JSON', csv, /is no such API/],
  ])('%s', async (_, came, message) => {
    await expect(asking(came)).rejects.toThrow(PreflightError);
    await expect(asking(came)).rejects.toThrow(message);
  });

  test.each<[string, Json]>([
    ['any media type', { '*/*': {} }],
    ['no body', {}],
  ])('where a web page is there, and %s is documented', async (_, content) => {
    const get = { responses: { 200: { description: 'D', content } } };
    await expect(askingOf(kitOf(get), html)).rejects.toThrow(/is no such API/);
  });
});

test('a refused key is looked for where it came from', async () => {
  const refused = (places: Keys['places']) =>
    preflight(kit, TARGET, { ...(places && { places }) }, async (request, id) => ({
      id,
      request,
      milliseconds: 1,
      response: jsonAnswer(401, {}),
    }));
  await expect(refused({ full: 'env:STAGING_KEY' })).rejects.toThrow(
    /check STAGING_KEY, and whether it takes a key as the contract says \(Authorization: .*KEY\)$/,
  );
  await expect(refused({ full: 'file:keys/staging.txt' })).rejects.toThrow(/check keys\/staging\.txt, /);
});
