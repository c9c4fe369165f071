import { describe, expect, test } from '@jest/globals';
import { contractOf, type Json, json, ref } from '../support/contract.ts';

const ok = { responses: { 200: { description: 'Fine' } } };
const operationsOf = (paths: Json, root: Json = {}, components: Record<string, Json> = {}) =>
  contractOf({ paths, root, components }).operations;

test('operations are named by method and path, and know their line', () => {
  const contract = contractOf({ paths: { '/a/': { get: ok, post: { operationId: 'makeA', ...ok } } } });
  const { operations } = contract;
  expect(operations.map(({ key, id }) => [key, id])).toEqual([
    ['GET /a/', 'get /a/'],
    ['POST /a/', 'makeA'],
  ]);
  expect(contract.source.locate(operations[0]?.pointer ?? '').line).toBeGreaterThan(1);
});

describe('parameters', () => {
  const inPath = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

  test('of the path hold for its operations, and those of an operation win', () => {
    const own = { name: 'q', in: 'query', required: true, example: 'own' };
    const [read] = operationsOf({
      '/a/{id}/': {
        parameters: [inPath, { name: 'q', in: 'query', example: 'shared' }],
        get: { parameters: [own], ...ok },
      },
    });
    expect(read?.parameters).toEqual([
      { name: 'id', in: 'path', required: true, schema: '/paths/~1a~1{id}~1/parameters/0/schema' },
      { name: 'q', in: 'query', required: true, example: 'own' },
    ]);
  });

  test('of the same name in another place are others', () => {
    const list = [
      { name: 'id', in: 'query' },
      { name: 'id', in: 'header' },
    ];
    const [read] = operationsOf({ '/a/': { get: { parameters: list, ...ok } } });
    expect(read?.parameters.map((one) => one.in)).toEqual(['query', 'header']);
  });

  test('may stand elsewhere, and have named examples', () => {
    const Id = { ...inPath, examples: { one: { value: 'first' }, two: { value: 'second' } } };
    const [read] = operationsOf(
      { '/a/{id}/': { get: { parameters: [{ $ref: '#/components/parameters/Id' }], ...ok } } },
      {},
      { parameters: { Id } },
    );
    expect(read?.parameters).toEqual([
      {
        name: 'id',
        in: 'path',
        required: true,
        schema: '/components/parameters/Id/schema',
        example: 'first',
      },
    ]);
  });
});

test('path items, request bodies and responses may stand elsewhere', () => {
  const [post] = operationsOf(
    { '/a/': { $ref: '#/components/pathItems/A' } },
    {},
    {
      pathItems: {
        A: {
          post: {
            requestBody: { $ref: '#/components/requestBodies/A' },
            responses: { '2XX': { $ref: '#/components/responses/Made' }, default: { description: 'Wrong' } },
          },
        },
      },
      requestBodies: { A: { required: true, content: { 'application/json': { schema: ref('Widget') } } } },
      responses: { Made: json(ref('Widget'), { id: 'w1' }) },
    },
  );
  expect(post).toMatchObject({ key: 'POST /a/', requestBodyRequired: true });
  expect(post?.requestBody).toEqual([
    {
      mediaType: 'application/json',
      schema: '/components/requestBodies/A/content/application~1json/schema',
      schemaName: '/components/schemas/Widget',
    },
  ]);
  expect([...(post?.responses.keys() ?? [])]).toEqual(['2XX', 'default']);
  expect(post?.responses.get('2XX')?.content[0]).toMatchObject({ example: { id: 'w1' } });
  expect(post?.responses.get('default')?.content).toEqual([]);
});

describe('a key is', () => {
  test.each([
    ['required where the document asks for one', undefined, 'required'],
    ['none where the operation takes that back', [], 'none'],
    ['optional where no key is among the alternatives', [{}, { Key: [] }], 'optional'],
    ['required where the operation asks for one itself', [{ Key: [] }], 'required'],
  ])('%s', (_, security, expected) => {
    const [read] = operationsOf({ '/a/': { get: { ...ok, ...(security && { security }) } } });
    expect(read?.security).toBe(expected);
  });

  test('none where nobody asks for one', () => {
    expect(operationsOf({ '/a/': { get: ok } }, { security: undefined })[0]?.security).toBe('none');
  });
});
