import { expect, test } from '@jest/globals';
import { parseSource } from '../../src/documents/source.ts';
import { Credentials } from '../../src/run/credentials.ts';
import { preflight } from '../../src/run/preflight.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { answering, contractOf, type Json, ref } from '../support/contract.ts';
import { jsonAnswer } from '../support/exchange.ts';

test('a place behind a number as key', () => {
  expect(parseSource('api.yaml', 'responses:\n  200:\n    a: 1\n').locate('/responses/200/a').line).toBe(3);
});
test('operations come in the order of the document', () => {
  const ok = { responses: { 200: { description: '' } } };
  expect(
    contractOf({ paths: { '/a/': { post: ok, get: ok } } }).operations.map(({ method }) => method),
  ).toEqual(['POST', 'GET']);
});
test('extensions under paths are no operations', () => {
  const ok = { responses: { 200: { description: '' } } };
  expect(contractOf({ paths: { '/a/': { get: ok }, 'x-internal': { get: ok } } }).operations).toHaveLength(1);
});
test('an operation that another scheme secures does not ask for our key', () => {
  const ok = { responses: { 200: { description: '' } } };
  expect(
    contractOf({ paths: { '/a/': { get: { security: [{ OAuth: [] }], ...ok } } } }).operations[0]?.security,
  ).not.toBe('required');
});
test('an operation whose only alternative is no key asks for none', () => {
  const ok = { responses: { 200: { description: '' } } };
  expect(contractOf({ paths: { '/a/': { get: { security: [{}], ...ok } } } }).operations[0]?.security).toBe(
    'none',
  );
});
test.each([
  '/users/{id}/activate/',
  '/users/{id}/deactivate',
  '/users/{id}/update',
  '/cache/flush',
  '/data/erase',
  '/mail/send',
  '/users/{id}/deleteaccount',
  '/users/{id}/approve',
  '/index/rebuild',
  '/users/unsubscribe',
  '/db/truncate',
  '/job/run',
  '/keys/renew',
  '/set-default',
  '/wipe',
  '/kill',
  '/shutdown',
  '/reboot',
  '/archive/{id}/restore',
  '/publish',
])('a GET of %s sounds like a change', (path) => {
  expect(contractOf({ paths: { [path]: { get: answering({}) } } }).operations[0]?.kind).toBe('action');
});
test('a key that only an open operation was asked with is not taken for good', async () => {
  const paths: Json = {
    '/health/': { get: { security: [], ...answering({}) } },
    '/a/': { get: answering(ref('WidgetPage')) },
  };
  const kit = { contract: contractOf({ paths }), settings: defaultSettings };
  await expect(
    preflight(kit, 'http://x', {}, async (request, id) => ({
      id,
      request,
      milliseconds: 1,
      response: jsonAnswer(request.path === '/a/' ? 401 : 200, {}),
    })),
  ).rejects.toThrow(/refuses the key/);
});
test('a key that PHP has escaped in JSON is taken out', () => {
  const c = new Credentials({ full: 'NotASecret/Key+01' });
  expect(c.redact('{"k":"NotASecret\\/Key+01"}')).toBe('{"k":"{{key}}"}');
});
