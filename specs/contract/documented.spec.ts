import { describe, expect, test } from '@jest/globals';
import {
  documentedFor,
  headerOf,
  isDocumentedSuccess,
  jsonOf,
  mediaFor,
  rolesOf,
} from '../../src/contract/documented.ts';
import { contractOf, json } from '../support/contract.ts';

const responses = { 200: json({}), '4XX': json({}), 404: json({}), default: json({}) };
for (const [status, response] of Object.entries(responses)) response['description'] = status;
const contract = contractOf({ paths: { '/a/': { get: { responses } } } });
const operation = contract.operation('GET /a/');
const descriptions = (status: number) =>
  documentedFor(contract, operation, status).map((one) => one.description);

describe('what is documented for a status', () => {
  test.each([
    ['is the response of just this status', 404, ['404']],
    ['else of its range, with what the contract has for every operation', 401, ['4XX', 'As asked']],
    ['else the default', 500, ['default']],
  ])('%s', (_, status, expected) => expect(descriptions(status)).toEqual(expected));

  test('may be nothing', () => {
    const bare = contractOf({ paths: { '/a/': { get: { responses: { 200: json({}) } } } } });
    expect(documentedFor(bare, bare.operation('GET /a/'), 500)).toEqual([]);
  });
});

test('a contract’s responses are known by their status', () => {
  expect(rolesOf(contract, 401).map(({ name }) => name)).toEqual(['Refused']);
  expect(rolesOf(contract, 400)).toEqual([]);
});

test('a success is documented by its status or by the range', () => {
  const ranged = contractOf({ paths: { '/a/': { get: { responses: { '2XX': json({}) } } } } });
  expect(isDocumentedSuccess(ranged.operation('GET /a/'), 204)).toBe(true);
  expect(isDocumentedSuccess(operation, 200)).toBe(true);
  expect(isDocumentedSuccess(operation, 201)).toBe(false);
});

test('a header is found in any case', () => {
  expect(headerOf({ headers: [['CONTENT-type', 'a/b']] }, 'Content-Type')).toBe('a/b');
  expect(headerOf({ headers: [] }, 'Content-Type')).toBeUndefined();
});

test('without a Content-Type there is no documented media type', () => {
  expect(mediaFor([{ mediaType: '*/*' }], undefined)).toBeUndefined();
  expect(mediaFor([{ mediaType: 'text/*' }], 'text/plain')).toEqual({ mediaType: 'text/*' });
});

describe('the JSON of an answer', () => {
  const reading = (type: string | undefined, text: string) =>
    jsonOf({ status: 200, headers: type === undefined ? [] : [['content-type', type]], body: { text } });

  test.each([
    ['is its value', 'application/json', '{"a": 1}', { value: { a: 1 } }],
    ['may be null', 'application/problem+json', 'null', { value: null }],
    ['is not looked for without a type', undefined, '{}', { problem: 'no Content-Type' }],
    ['is not looked for in HTML', 'text/html', '{}', { problem: 'Content-Type text/html is not JSON' }],
    ['is none in an empty body', 'application/json', '', { problem: 'the body is empty' }],
    ['is none in half a body', 'application/json', '{"a"', { problem: 'the body does not parse as JSON' }],
  ])('%s', (_, type, text, expected) => expect(reading(type, text)).toEqual(expected));

  test('is none in bytes that are no UTF-8', () => {
    const answer = {
      status: 200,
      headers: [['Content-Type', 'application/json']] as const,
      body: { base64: '/w==' },
    };
    expect(jsonOf(answer)).toEqual({ problem: 'the body is not valid UTF-8' });
  });
});
