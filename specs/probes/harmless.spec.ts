import { describe, expect, test } from '@jest/globals';
import { admitted, harmless } from '../../src/probes/harmless.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { answering, contractOf, type Json, ref, widgetPaths } from '../support/contract.ts';
import { jsonAnswer } from '../support/exchange.ts';
import { driven, stopOf } from '../support/script.ts';

const free = { content: { 'application/json': { schema: { type: 'object', properties: { a: {} } } } } };
const form = { content: { 'multipart/form-data': { schema: free.content['application/json'].schema } } };
const paths: Json = {
  ...widgetPaths,
  '/free/': { post: { requestBody: free, ...answering({}, '201') } },
  '/form/': { post: { requestBody: form, ...answering({}, '201') } },
  '/settings/': { put: { requestBody: free, ...answering({}) } },
  '/restart/': { post: answering({}) },
  '/jobs/{id}/cancel/': { get: answering({}) },
  '/jobs/': { get: answering(ref('WidgetPage')) },
};
const contract = contractOf({ paths });
const kit = { contract, settings: defaultSettings };

/** A server that has one of everything, and nothing by another id. */
const answer = ({ path }: { path: string }) =>
  path.endsWith('s/') ? jsonAnswer(200, { results: [{ id: 'there' }] }) : jsonAnswer(404, {});
const made = (key: string) => driven(() => harmless(kit, contract.operation(key)), answer);

describe('a request that does no damage', () => {
  test('reads what is there', async () => {
    expect((await made('GET /widgets/{id}/')).outcome).toEqual({
      value: { path: { id: 'there' }, query: {} },
    });
  });

  test.each(['DELETE /widgets/{id}/', 'PUT /widgets/{id}/', 'GET /jobs/{id}/cancel/'])(
    'goes to an id of nothing: %s',
    async (key) => {
      const { outcome, requests } = await made(key);
      expect(outcome).toHaveProperty('value.path.id');
      expect(outcome).not.toHaveProperty('value.path.id', 'there');
      expect(requests.every(({ method }) => method === 'GET')).toBe(true);
    },
  );

  test.each([
    ['nothing of what is required', 'POST /widgets/', '{}'],
    ['no object, where nothing is required', 'POST /free/', '[]'],
  ])('creates with %s', async (_, key, text) => {
    expect((await made(key)).outcome).toMatchObject({ value: { body: { body: { text } } } });
  });

  test.each(['POST /restart/', 'PUT /settings/'])('is not to be had for %s', async (key) => {
    const { outcome, requests } = await made(key);
    expect(stopOf(outcome)).toMatchObject({ verdict: 'not-run', reason: 'out-of-reach' });
    expect(requests).toEqual([]);
  });
});

describe('a harmless request counts', () => {
  const let_in = (status: number) =>
    driven(
      () => admitted(kit, contract.operation('GET /widgets/')),
      () => jsonAnswer(status, { detail: 'No.' }),
    );

  test.each([200, 400, 404])('where the valid key is let in, with %d', async (status) => {
    expect((await let_in(status)).outcome).toHaveProperty('value');
  });

  test.each([401, 403])('not where it is refused as well, with %d', async (status) => {
    expect(stopOf((await let_in(status)).outcome)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'precondition-unmet',
      message: `the valid key is refused as well: ${status} {"detail":"No."}`,
    });
  });

  test('not where the server fails with the valid key', async () => {
    expect(stopOf((await let_in(500)).outcome)).toMatchObject({ reason: 'precondition-unmet' });
  });
});
