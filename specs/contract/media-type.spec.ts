import { expect, test } from '@jest/globals';
import { allows, essence, isJson, jsonAmong, sentAs } from '../../src/contract/media-type.ts';

test('parameters and case do not matter', () => {
  expect(essence(' Application/JSON ; charset=utf-8')).toBe('application/json');
});

test.each([
  ['application/json', true],
  ['application/json; charset=utf-8', true],
  ['APPLICATION/PROBLEM+JSON', true],
  ['application/vnd.api+json;ext=bulk', true],
  ['text/html', false],
  ['application/jsonlines', false],
  ['application/xml+jsonish', false],
])('%s is JSON: %s', (mediaType, expected) => expect(isJson(mediaType)).toBe(expected));

test.each([
  ['application/json', 'application/json; charset=utf-8', true],
  ['application/json; charset=utf-8', 'application/json', true],
  ['application/json', 'application/problem+json', true],
  ['application/problem+json', 'application/json', false],
  ['*/*', 'image/png', true],
  ['image/*', 'image/png', true],
  ['image/*', 'imagery/png', false],
  ['application/json', 'text/html; charset=utf-8', false],
])('where %s is documented, %s may come: %s', (documented, received, expected) => {
  expect(allows(documented, received)).toBe(expected);
});

test.each([
  [['application/json-patch+json', 'application/json', 'text/json'], 'application/json', 'application/json'],
  [
    ['text/xml', 'application/*+json', 'application/vnd.api+json'],
    'application/vnd.api+json',
    'application/vnd.api+json',
  ],
  [['application/*+json'], 'application/*+json', 'application/json'],
  [['application/JSON; charset=utf-8'], 'application/JSON; charset=utf-8', 'application/JSON; charset=utf-8'],
])('of %p, the JSON to send is %s, sent as %s', (documented, chosen, sent) => {
  expect(jsonAmong(documented)).toBe(chosen);
  expect(sentAs(chosen)).toBe(sent);
});

test('of what is no JSON, none is to send', () => expect(jsonAmong(['text/xml', '*/*'])).toBeUndefined());
