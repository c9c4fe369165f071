import { expect, test } from '@jest/globals';
import { globToRegExp } from '../../src/script/glob.ts';

test.each([
  ['auth/*', 'auth/missing-key', true],
  ['auth/*', 'xauth/missing-key', false],
  ['auth', 'auth/missing-key', false],
  ['*', 'anything at all', true],
  ['GET /api/**', 'GET /api/a/b/', true],
  ['GET /api/{id}/', 'GET /api/{id}/', true],
  ['GET /a.b/', 'GET /aXb/', false],
  ['GET /a(b|c)+', 'GET /a(b|c)+', true],
  ['get /a?', 'GET /ab', true],
  ['GET /a?', 'GET /a', false],
  ['[ab]', 'a', false],
])('%s fits %s: %s', (glob, text, expected) => expect(globToRegExp(glob).test(text)).toBe(expected));
