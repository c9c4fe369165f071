import { describe, expect, test } from '@jest/globals';
import { headerOf } from '../../src/contract/documented.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { expand, jsonBody, requestOf } from '../../src/script/request.ts';
import { answering, contractOf } from '../support/contract.ts';

const contract = contractOf();
const kit = { contract, settings: defaultSettings };
const list = contract.operation('GET /widgets/');
const read = contract.operation('GET /widgets/{id}/');

describe('a request', () => {
  test('carries the valid key as a token, and changes nothing, unless said', () => {
    const request = requestOf(kit, list, {});
    expect(request).toMatchObject({
      operation: 'GET /widgets/',
      method: 'GET',
      path: '/widgets/',
      changes: false,
    });
    expect(headerOf(request, 'Authorization')).toBe('Api-Key {{key}}');
    expect(request).not.toHaveProperty('body');
  });

  test('may carry another key, or none', () => {
    expect(headerOf(requestOf(kit, list, { authorization: 'Bearer {{key}}' }), 'Authorization')).toBe(
      'Bearer {{key}}',
    );
    expect(headerOf(requestOf(kit, list, { authorization: null }), 'Authorization')).toBeUndefined();
    expect(headerOf(requestOf(kit, list, { authorization: '' }), 'Authorization')).toBe('');
  });

  test('has its values encoded in the path and in the query', () => {
    const path = requestOf(kit, read, { path: { id: 'a/b ?ä' }, query: { q: 'x&y=z', p: '1' } }).path;
    expect(path).toBe('/widgets/a%2Fb%20%3F%C3%A4/?q=x%26y%3Dz&p=1');
  });

  test('names the media type of its body, and keeps further headers in order', () => {
    const { headers, body } = requestOf(kit, list, {
      body: jsonBody({ a: 1 }),
      headers: [
        ['X-A', '1'],
        ['X-A', '2'],
      ],
    });
    expect(headers.slice(2)).toEqual([
      ['Content-Type', 'application/json'],
      ['X-A', '1'],
      ['X-A', '2'],
    ]);
    expect(body).toEqual({ text: '{"a":1}' });
  });

  test('carries no header of a document that would make it another message', () => {
    const parameters = ['Content-Length', 'Transfer-Encoding', 'Host', 'Expect', 'X-Needed'].map((name) => ({
      name,
      in: 'header',
      required: true,
      schema: { type: 'string' },
    }));
    const sized = contractOf({ paths: { '/sized/': { put: { parameters, ...answering({}) } } } });
    const { headers } = requestOf({ ...kit, contract: sized }, sized.operation('PUT /sized/'), {});
    expect(headers.map(([name]) => name)).toEqual(['Accept', 'Authorization', 'X-Needed']);
  });

  test('accepts what is documented, each once, and at worst anything', () => {
    expect(headerOf(requestOf(kit, list, {}), 'Accept')).toBe('application/json, */*;q=0.1');
  });

  test('needs a value for each parameter of its path', () => {
    expect(() => requestOf(kit, read, {})).toThrow('no value for {id} of /widgets/{id}/');
    expect(expand('/a/{x}/{y}', { x: '1', y: '2' })).toBe('/a/1/2');
  });
});

test('a key goes into the header that the contract names', () => {
  const securitySchemes = { Key: { type: 'apiKey', in: 'header', name: 'X-Key' } };
  const other = contractOf({ components: { securitySchemes } });
  const request = requestOf(
    { contract: other, settings: defaultSettings },
    other.operation('GET /widgets/'),
    {},
  );
  expect(headerOf(request, 'X-Key')).toBe('{{key}}');
});
