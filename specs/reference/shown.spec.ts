import { expect, test } from '@jest/globals';
import { answering, contractOf, type Json, json } from '../support/contract.ts';
import { fresh } from './client.ts';

const object = (properties: Json, required: string[] = []): Json => ({
  type: 'object',
  required,
  properties,
});
const text = { type: 'string' };
const named = (name: string) => ({ parameters: [{ name, in: 'path', required: true, schema: text }] });
const body = (schema: Json) => ({
  requestBody: { required: true, content: { 'application/json': { schema } } },
});

/** What a creation answers, and whether it is there under that id. */
async function created(paths: Json, path: string, idName: string): Promise<[unknown, number]> {
  const ask = fresh(contractOf({ paths }));
  const { value } = await ask('POST', path, { body: { name: 'Robin' } });
  const id = (value as Json)[idName];
  return [id, (await ask('GET', `${path}/${id}`)).status];
}

test('an id is the same where it is answered and where it is not', async () => {
  const paths = (idSchema: Json, read: Json): Json => ({
    '/channels': {
      post: {
        ...body(object({ name: text })),
        ...answering(object({ id: idSchema, name: text }, ['id']), '201'),
      },
    },
    '/channels/{channelId}': { ...named('channelId'), get: answering(read) },
  });
  expect(await created(paths(text, object({ metadata: {} })), '/channels', 'id')).toEqual([
    expect.any(String),
    200,
  ]);
  const numbers = paths({ type: 'number' }, { type: 'array', items: {} });
  expect(await created(numbers, '/channels', 'id')).toEqual([expect.any(Number), 200]);
});

test('an id that is named as a reference is none', async () => {
  const quote = object({ quoteId: text, name: text }, ['quoteId']);
  const paths = {
    '/quote': { post: { ...body(object({ name: text })), ...answering(quote, '201') } },
    '/quote/{quoteId}': { ...named('quoteId'), get: answering(quote) },
  };
  expect(await created(paths, '/quote', 'quoteId')).toEqual([expect.any(String), 200]);
});

test('what is said of a connection is not taken from a document', async () => {
  const header = (example: string) => ({ schema: text, example });
  const headers = {
    'Transfer-Encoding': header('chunked'),
    'content-length': header('7'),
    'Content-Encoding': header('gzip'),
    'X-Kind': header('odd'),
  };
  const ask = fresh(
    contractOf({ paths: { '/status/': { get: { responses: { 200: { ...json({}), headers } } } } } }),
  );
  const { answer } = await ask('GET', '/status/');
  expect(answer.headers.map(([name]) => name)).toEqual(['Content-Type', 'X-Kind']);
});

test('where only a redirection is documented, that is the answer', async () => {
  const ask = fresh(
    contractOf({ paths: { '/old/': { get: { responses: { 301: { description: 'Moved' } } } } } }),
  );
  expect((await ask('GET', '/old/')).status).toBe(301);
});

test('items without a documented id are shown apart', async () => {
  const items = object({ file: text }, ['file']);
  const paths = {
    '/backups': { get: answering({ type: 'array', uniqueItems: true, items }) },
    '/backups/{name}': { ...named('name'), delete: { responses: { 204: { description: 'Gone' } } } },
  };
  const { value } = await fresh(contractOf({ paths }))('GET', '/backups');
  expect((value as unknown[]).length).toBeGreaterThan(1);
  expect(new Set((value as { file: string }[]).map(({ file }) => file)).size).toBe(
    (value as unknown[]).length,
  );
});
