import { describe, expect, test } from '@jest/globals';
import { contractOf, documentOf, json, ref } from '../support/contract.ts';
import { fresh, keys, ORIGIN, problems } from './client.ts';

describe('a contract that shares nothing with the default one', () => {
  const ask = fresh(problems);

  test('the credential is the header alone', async () => {
    expect((await ask('GET', '/v2/widgets', { credential: keys.full })).status).toBe(200);
    const title = async (credential: string | null) => {
      const { status, value } = await ask('GET', '/v2/widgets', { credential });
      return [status, (value as Record<string, unknown>)['title']];
    };
    expect(await title(null)).toEqual([401, 'An account key is needed']);
    expect(await title('')).toEqual([401, 'An account key is needed']);
    expect(await title('NeverIssued01')).toEqual([401, 'This account key is not known']);
  });

  test('the envelope is its own, and so are the parameters', async () => {
    const { value, header } = await ask('GET', '/v2/widgets?p=2&size=8');
    expect(header('content-type')).toBe('application/vnd.widgets+json');
    expect(value).toEqual({
      data: expect.any(Array),
      meta: { total: 23 },
      links: { next: `${ORIGIN}/v2/widgets?p=3&size=8`, prev: `${ORIGIN}/v2/widgets?p=1&size=8` },
    });
    expect((value as { data: unknown[] }).data).toHaveLength(8);
  });

  test('ids are numbers where the schema says so', async () => {
    const made = await ask('POST', '/v2/widgets', { body: { label: 'Triangle', size: 3 } });
    const { number } = made.value as { number: number };
    expect([made.status, typeof number]).toEqual([201, 'number']);
    expect((await ask('GET', `/v2/widgets/${number}`)).value).toEqual({ number, label: 'Triangle', size: 3 });
  });

  test('errors are a list of pointers', async () => {
    const { status, value, header } = await ask('POST', '/v2/widgets', { body: {} });
    expect([status, header('content-type')]).toEqual([422, 'application/problem+json']);
    expect(value).toMatchObject({
      title: 'Not valid',
      errors: [
        { pointer: '/label', detail: 'is missing' },
        { pointer: '/size', detail: 'is missing' },
      ],
    });
  });
});

describe('a contract of few words', () => {
  const kit = { prefixed: `Api-Key ${keys.full}` };

  test('what it has no answer for is answered without a body', async () => {
    const ask = fresh(contractOf());
    const { answer } = await ask('GET', '/widgets/nobody/', { credential: kit.prefixed });
    expect(answer).toEqual({ status: 404, headers: [], body: '' });
    const refused = await ask('PATCH', '/widgets/', { credential: kit.prefixed });
    expect([refused.status, refused.header('allow')]).toEqual([405, 'GET, POST']);
  });

  test('where the key is optional, none is needed and a bad one is refused', async () => {
    const ask = fresh(contractOf({ root: { security: [{ Key: [] }, {}] } }));
    expect((await ask('GET', '/widgets/', { credential: null })).status).toBe(200);
    expect((await ask('GET', '/widgets/', { credential: 'Api-Key nonsense' })).status).toBe(401);
  });

  test('what is no collection answers its example, or what its schema allows', async () => {
    const paths = {
      ...(documentOf()['paths'] as object),
      '/status/': { get: { responses: { 200: json({ type: 'object' }, { up: true }) } } },
      '/widgets/{id}/shine/': {
        post: {
          responses: {
            202: json({ type: 'object', required: ['at'], properties: { at: { type: 'integer' } } }),
          },
        },
      },
    };
    const ask = fresh(contractOf({ paths }));
    expect((await ask('GET', '/status/')).value).toEqual({ up: true });
    const { results } = (await ask('GET', '/widgets/')).value as { results: { id: string }[] };
    const shone = await ask('POST', `/widgets/${results[0]?.id}/shine/`);
    expect([shone.status, shone.value]).toEqual([202, { at: expect.any(Number) }]);
    expect((await ask('POST', '/widgets/nobody/shine/')).status).toBe(404);
  });

  test('a schema that no value fits leaves its collection empty', async () => {
    const impossible = {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' } },
      maxProperties: 0,
    };
    const paths = {
      '/things/{id}/': { get: { responses: { 200: json(impossible) } } },
      '/widgets/': { get: { responses: { 200: json(ref('WidgetPage')) } } },
    };
    const ask = fresh(contractOf({ paths }));
    expect((await ask('GET', '/things/any/')).status).toBe(404);
    expect((await ask('GET', '/widgets/')).status).toBe(200);
  });
});
