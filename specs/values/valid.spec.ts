import { describe, expect, test } from '@jest/globals';
import { propose } from '../../src/values/valid.ts';
import { at, type Json, ref, schemasOf } from '../support/contract.ts';

const tokens = ['one', 'two', 'three', 'four', 'five'];
const making = (token: string) => ({ direction: 'request', token, optional: false }) as const;

/** A value of the schema X. */
function made(X: Json, token = 'one', others: Json = {}): unknown {
  return propose(schemasOf({ X, ...others }), at('X'), making(token));
}

const Child = { type: 'object', required: ['age'], properties: { age: { type: 'integer', minimum: 1 } } };
const Named = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
const Tree = {
  ...Named,
  properties: { name: { type: 'string' }, below: { type: 'array', items: ref('Tree') } },
};

describe('what is proposed is valid', () => {
  test.each<[string, Json]>([
    ['a string', { type: 'string' }],
    ['a number', { type: 'number' }],
    ['a truth value', { type: 'boolean' }],
    ['null', { type: 'null' }],
    ['a constant', { const: { a: 1 } }],
    ['one of several', { enum: ['a', 2, null] }],
    ['a number between bounds', { type: 'integer', minimum: 3, maximum: 5 }],
    ['a number beyond exclusive bounds', { type: 'integer', exclusiveMinimum: 3, exclusiveMaximum: 5 }],
    ['a negative number', { type: 'integer', minimum: -9, maximum: -3 }],
    ['a multiple', { type: 'integer', multipleOf: 25, minimum: 30 }],
    ['a short string', { type: 'string', minLength: 1, maxLength: 3 }],
    ['a long string', { type: 'string', minLength: 300 }],
    ['letters', { type: 'string', pattern: '^[a-z]+$' }],
    ['capitals', { type: 'string', pattern: '^[A-Z]{3,}$' }],
    ['digits', { type: 'string', pattern: '^\\d+$' }],
    ['a colour', { type: 'string', pattern: '^#[0-9a-f]{6}$' }],
    ['a slug', { type: 'string', pattern: '^[-a-zA-Z0-9_]+$' }],
    ['what only its example tells', { type: 'string', pattern: '^[A-Z]{2}-\\d{3}$', example: 'AB-123' }],
    ['a list that needs some', { type: 'array', minItems: 3, items: { type: 'integer' } }],
    [
      'a list without repetition',
      { type: 'array', minItems: 2, uniqueItems: true, items: { type: 'string' } },
    ],
    ['a list of nothing', { type: 'array', maxItems: 0, items: { type: 'string' } }],
    ['an object in an object', { type: 'object', required: ['a'], properties: { a: ref('Child') } }],
    ['all of several objects', { allOf: [ref('Child'), ref('Named')] }],
    ['one of two objects', { oneOf: [ref('Child'), ref('Named')] }],
    [
      'a string or a number',
      { anyOf: [{ type: 'string', maxLength: 0, minLength: 1 }, { type: 'integer' }] },
    ],
    ['something or null', { oneOf: [{ type: 'null' }, { type: 'integer' }] }],
    ['a base and one of two', { ...Named, oneOf: [ref('Child'), { required: ['never'] }] }],
    ['text or null', { type: ['string', 'null'], minLength: 2 }],
    ['what contains itself', ref('Tree')],
    ['no type but members', { required: ['a'], properties: { a: { type: 'integer' } } }],
  ])('%s', (_, X) => {
    const schemas = schemasOf({ X, Child, Named, Tree });
    for (const token of tokens) {
      const value = propose(schemas, at('X'), making(token));
      expect(value).toBeDefined();
      expect(schemas.errors(at('X'), value, 'request').map((error) => ({ value, error }))).toEqual([]);
    }
  });

  test.each(
    'uuid email uri url uri-reference date-time date time duration hostname ipv4 ipv6 byte unknown-format'.split(
      ' ',
    ),
  )('a string of the format %s', (format) => {
    const schemas = schemasOf({ X: { type: 'string', format } });
    expect(schemas.errors(at('X'), propose(schemas, at('X'), making('one')), 'request')).toEqual([]);
  });
});

describe('a token', () => {
  test.each<[string, Json]>([
    ['a free string', { type: 'string' }],
    ['an id', { type: 'string', format: 'uuid' }],
    ['an address', { type: 'string', format: 'email' }],
    ['a string that must be long', { type: 'string', minLength: 200 }],
    ['a string with an example', { type: 'string', example: 'Robin' }],
  ])('makes %s the same each time, and another with another token', (_, X) => {
    expect(made(X)).toBe(made(X));
    expect(new Set(tokens.map((token) => made(X, token))).size).toBe(tokens.length);
  });
});

test.each<Json>([
  { type: 'string' },
  { type: 'string', minLength: 5, maxLength: 5 },
  { type: 'string', example: '   ' },
  { type: 'string', example: ' Robin ' },
  { type: 'string', example: 'Robin Example', maxLength: 8 },
])('a string of %j is not blank, and has no space at its ends', (X) => {
  for (const token of tokens) expect(made(X, token)).toMatch(/^\S(.*\S)?$/);
});

describe('an object', () => {
  const X = {
    type: 'object',
    required: ['id', 'name', 'secret'],
    properties: {
      id: { type: 'string', readOnly: true },
      name: { type: 'string' },
      secret: { type: 'string', writeOnly: true },
      note: { type: 'string' },
    },
  };
  const names = (direction: 'request' | 'response', optional: boolean) =>
    Object.keys(propose(schemasOf({ X }), at('X'), { direction, token: 'one', optional }) as object);

  test('has in a request what is required, without what only the server writes', () => {
    expect(names('request', false)).toEqual(['name', 'secret']);
  });

  test('has more where that is asked for', () => {
    expect(names('request', true)).toEqual(['name', 'secret', 'note']);
  });

  test('has in a response everything but what is never shown', () => {
    expect(names('response', false)).toEqual(['id', 'name', 'note']);
  });
});

test('what nothing can be thought of for is not made up', () => {
  expect(made({ type: 'string', pattern: '^([A-Z])-\\1$' })).toBeUndefined();
});
