import { describe, expect, test } from '@jest/globals';
import { readConformance } from '../../src/contract/conformance.ts';
import { parseSource } from '../../src/documents/source.ts';
import { DocumentError } from '../../src/errors.ts';
import { documentOf, type Json, type Parts, row, sourceOf } from '../support/contract.ts';

/** Two requirements have code: one asks a question, the other none. */
const asked = (id: string): readonly string[] | undefined =>
  ({ 'auth/missing-key': ['refused'], 'status/documented': [] })[id];

const read = (parts: Parts = {}) => readConformance(sourceOf(parts), asked);
const withRows = (...requirements: Json[]) => read({ conformance: { requirements } });

test('a contract says how a key is presented, which responses there are and what is required', () => {
  const conformance = read();
  expect(conformance.credential).toEqual({ scheme: 'Key', header: 'Authorization', prefix: 'Api-Key ' });
  expect(conformance.identifier).toBe('id');
  expect(conformance.envelope?.schema).toBe('/components/schemas/Page');
  expect(conformance.roles.get('Refused')).toMatchObject({ name: 'Refused', status: 401 });
  expect(conformance.catalogue.map(({ id }) => id)).toEqual(['auth/missing-key', 'status/documented']);
});

test('each row of the catalogue knows its line', () => {
  const [first, second] = read().catalogue;
  expect(first?.location.line).toBeGreaterThan(1);
  expect(second?.location.line).toBeGreaterThan(first?.location.line ?? 0);
});

test('an unknown key is refused at its line', () => {
  const text = JSON.stringify(documentOf({ conformance: { identifer: 'id' } }), null, 1);
  const line = text.split('\n').findIndex((one) => one.includes('identifer')) + 1;
  expect(() => readConformance(parseSource('api.yaml', text), asked)).toThrow(
    new RegExp(`^api\\.yaml:${line}:\\d+: unknown key "identifer" under x-conformance`),
  );
});

test('so is an unknown key of a row', () => {
  expect(() => withRows(row('status/documented', { levle: 'MUST' }))).toThrow(
    /unknown key "levle" under x-conformance\/requirements\/0/,
  );
});

test('a level that does not exist is refused with those that do', () => {
  expect(() => withRows(row('status/documented', { level: 'OUGHT' }))).toThrow(/MUST, SHOULD, MAY/);
});

describe('the catalogue', () => {
  test.each([
    ['an id that nothing tests', [row('auth/mising-key')], /nothing tests auth\/mising-key/],
    [
      'an id that stands there twice',
      [row('status/documented'), row('status/documented')],
      /status\/documented stands in the catalogue twice/,
    ],
    [
      'a row without the answers that its code asks for',
      [row('auth/missing-key')],
      /which responses answer "refused"/,
    ],
    [
      'answers to a question that nobody asks',
      [row('status/documented', { answers: { other: ['Refused'] } })],
      /status\/documented does not ask for "other"/,
    ],
    [
      'an answer that is no response of the contract',
      [row('auth/missing-key', { answers: { refused: ['Refusd'] } })],
      /Refusd does not stand under x-conformance\/responses/,
    ],
  ])('refuses %s', (_, rows, message) => {
    expect(() => withRows(...rows)).toThrow(message);
    expect(() => withRows(...rows)).toThrow(/^contract\.yaml:\d+:\d+: /);
  });

  test('takes an id that nothing tests where it says why', () => {
    const { catalogue } = withRows(row('later/on', { notTested: 'No case tests it yet.' }));
    expect(catalogue).toMatchObject([{ id: 'later/on', notTested: 'No case tests it yet.', answers: {} }]);
  });
});

describe('what is named has to be there', () => {
  test.each([
    ['a response', { responses: { Nowhere: 404 } }, /no response is named Nowhere/],
    ['a security scheme', { credential: { securityScheme: 'Nope' } }, /no security scheme is named Nope/],
    [
      'the schema of the envelope',
      { envelope: { schema: '#/components/schemas/Nope', items: '/a', next: '/b' } },
      /nothing stands at #\/components\/schemas\/Nope/,
    ],
  ])('%s', (_, conformance, message) => {
    expect(() => read({ conformance })).toThrow(message);
  });
});

test('a document without x-conformance is no contract', () => {
  expect(() => read({ root: { 'x-conformance': undefined } })).toThrow(DocumentError);
});

describe('a key', () => {
  const presented = (scheme: Json) => read({ components: { securitySchemes: { Key: scheme } } }).credential;

  test.each([
    ['a scheme of its own', { type: 'http', scheme: 'Api-Key' }, 'Authorization', 'Api-Key '],
    ['bearer', { type: 'http', scheme: 'bearer' }, 'Authorization', 'Bearer '],
    ['another header', { type: 'apiKey', in: 'header', name: 'X-Key' }, 'X-Key', ''],
  ])('goes behind %s', (_, scheme, header, prefix) => {
    expect(presented(scheme)).toMatchObject({ header, prefix });
  });

  test.each([
    ['in the query', { type: 'apiKey', in: 'query', name: 'key' }],
    ['as basic credentials', { type: 'http', scheme: 'Basic' }],
    ['by OAuth', { type: 'oauth2', flows: {} }],
  ])('%s is not supported, and the contract is refused', (_, scheme) => {
    expect(() => presented(scheme)).toThrow(/Key is no key in a header/);
  });
});
