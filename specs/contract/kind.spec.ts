import { describe, expect, test } from '@jest/globals';
import { isItem, placeOf, prefixOf } from '../../src/contract/kind.ts';
import { answering, contractOf, type Json, ref, widgetPaths } from '../support/contract.ts';

const anything = { responses: { 200: { description: 'Fine' } } };

/** What the operations of the paths are taken for. */
function kinds(paths: Json, components = {}): Record<string, string> {
  return Object.fromEntries(contractOf({ paths, components }).operations.map(({ key, kind }) => [key, kind]));
}

test('widgets are listed, created, read, replaced and deleted', () => {
  expect(kinds(widgetPaths)).toEqual({
    'GET /widgets/': 'list',
    'POST /widgets/': 'create',
    'GET /widgets/{id}/': 'read',
    'PUT /widgets/{id}/': 'replace',
    'DELETE /widgets/{id}/': 'delete',
  });
});

describe('by method and place', () => {
  test.each([
    ['patch', '/a/{id}/', 'patch'],
    ['put', '/a/settings/', 'action'],
    ['patch', '/a/settings/', 'action'],
    ['delete', '/a/all/', 'action'],
    ['post', '/a/{id}/publish/', 'action'],
    ['get', '/a/summary/', 'query'],
    ['get', '/a/{id}', 'read'],
    ['head', '/a/', 'query'],
    ['options', '/a/', 'query'],
  ])('%s %s is %s', (method, path, kind) => {
    expect(Object.values(kinds({ [path]: { [method]: anything } }))).toEqual([kind]);
  });
});

test('a POST creates where it answers 201, or where what it makes can be addressed', () => {
  expect(kinds({ '/a/': { post: answering({}, '201') } })).toEqual({ 'POST /a/': 'create' });
  const both = { '/a': { post: anything }, '/a/{id}/': { get: anything } };
  expect(kinds(both)['POST /a']).toBe('create');
});

describe('a GET that sounds like a change is none to be trusted', () => {
  test.each(['/jobs/{id}/cancel/', '/cache/clear', '/users/{id}/disable', '/keys/rotate/', '/deleteAll/'])(
    '%s',
    (path) => expect(kinds({ [path]: { get: anything } })).toEqual({ [`GET ${path}`]: 'action' }),
  );

  test('by its id as well, whole words only', () => {
    const withId = (operationId: string) =>
      Object.values(kinds({ '/a/': { get: { operationId, ...anything } } }))[0];
    expect(withId('resetCounter')).toBe('action');
    expect(withId('address')).toBe('query');
    expect(withId('readAddOns')).toBe('action');
  });

  test('names of parameters do not count', () => {
    expect(kinds({ '/a/{delete}/': { get: anything } })).toEqual({ 'GET /a/{delete}/': 'read' });
  });
});

describe('a list', () => {
  const listed = (schema: unknown, components = {}) =>
    Object.values(kinds({ '/a/': { get: answering(schema) } }, components))[0];

  test('is known by the places of the envelope, through allOf and references', () => {
    const Deep = { allOf: [ref('WidgetPage'), { description: 'Once more' }] };
    expect(listed(ref('Deep'), { schemas: { Deep } })).toBe('list');
  });

  test('is none where one of the places is missing', () => {
    const Half = { type: 'object', properties: { results: { type: 'array' }, count: { type: 'integer' } } };
    expect(listed(ref('Half'), { schemas: { Half } })).toBe('query');
  });

  test('is one even below a resource', () => {
    const paths = { '/a/{id}/parts/': { get: answering(ref('WidgetPage')) } };
    expect(kinds(paths)).toEqual({ 'GET /a/{id}/parts/': 'list' });
  });
});

describe('the collection', () => {
  const collections = (paths: Json) =>
    Object.fromEntries(contractOf({ paths }).operations.map(({ key, collection }) => [key, collection]));

  test('of an item is what stands before its last parameter', () => {
    expect(collections(widgetPaths)).toMatchObject({
      'GET /widgets/': '/widgets/',
      'POST /widgets/': '/widgets/',
      'DELETE /widgets/{id}/': '/widgets/',
    });
  });

  test('of an upload is where the same thing is read', () => {
    const paths = { ...widgetPaths, '/widgets-upload/': { post: answering(ref('Widget'), '201') } };
    expect(collections(paths)['POST /widgets-upload/']).toBe('/widgets/');
  });

  test('of an upload that is read nowhere is its own path', () => {
    expect(collections({ '/upload/': { post: answering(ref('Widget'), '201') } })).toEqual({
      'POST /upload/': '/upload/',
    });
  });
});

test('places are the same whatever the parameters are called and whether a slash ends them', () => {
  expect(placeOf('/a/{id}/b/{other}/')).toBe(placeOf('/a/{x}/b/{y}'));
  expect([isItem('/a/{id}/'), isItem('/a/{id}'), isItem('/a/{id}/b')]).toEqual([true, true, false]);
  expect(prefixOf('/a/{id}/b/{other}/c/')).toBe('/a/{id}/b/');
  expect(prefixOf('/a/{id}/b/{other}/', 'id')).toBe('/a/');
});
