import { expect, test } from '@jest/globals';
import { propose } from '../../src/values/valid.ts';
import { at, type Json, ref, schemasOf } from '../support/contract.ts';

test.each<[string, Json]>([
  ['a fraction of cents', { type: 'number', multipleOf: 0.01 }],
  ['a number between 0 and 1', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }],
  ['a number between two whole ones', { type: 'number', minimum: 0.2, maximum: 0.8 }],
  ['a number with an upper bound below 0', { type: 'integer', maximum: -5 }],
  ['a number below 0', { type: 'number', exclusiveMaximum: 0 }],
  ['both bounds of one side', { type: 'integer', minimum: 0, exclusiveMinimum: 5, maximum: 7 }],
  ['one of several, behind allOf', { allOf: [ref('Mode')] }],
  ['a number behind allOf', { allOf: [{ type: 'integer', minimum: 5 }] }],
  ['a list behind allOf', { allOf: [{ type: 'array', minItems: 1, items: { type: 'integer' } }] }],
  ['an empty string', { type: 'string', maxLength: 0 }],
  ['a short address', { type: 'string', format: 'email', maxLength: 20 }],
  ['a JSON pointer', { type: 'string', format: 'json-pointer' }],
  ['a decimal', { type: 'string', format: 'decimal', pattern: '^-?\\d{0,3}(?:\\.\\d{0,2})?$' }],
  ['a currency', { type: 'string', pattern: '^[A-Z]{3}$' }],
  [
    'an object, extended beside a reference',
    { $ref: at('Base').replace('/', '#/'), required: ['b'], properties: { b: { type: 'integer' } } },
  ],
  ['what may be itself or null', ref('Chain')],
  ['members that have to be there, and of which nothing is said', { type: 'object', required: ['count'] }],
  ['the same of others', { required: ['n'], additionalProperties: { type: 'integer', minimum: 5 } }],
  ['a choice behind allOf', { allOf: [{ nullable: true }, ref('Number')] }],
  ['a number that a choice narrows', { type: 'integer', oneOf: [{ minimum: 90 }, { maximum: -90 }] }],
  ['a list of what cannot be', { type: 'array', items: { type: 'array', anyOf: [{ type: 'object' }] } }],
  [
    'members of which one or another has to be there',
    {
      type: 'object',
      properties: { a: { type: 'integer' }, b: { type: 'boolean' } },
      oneOf: [
        { required: ['a'], not: { required: ['b'] } },
        { required: ['b'], not: { required: ['a'] } },
      ],
    },
  ],
])('%s', (_, X) => {
  const Chain = {
    type: 'object',
    required: ['next'],
    properties: { next: { anyOf: [ref('Chain'), { type: 'null' }] } },
  };
  const Base = { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } };
  const schemas = schemasOf({
    X,
    Chain,
    Base,
    Mode: { enum: ['fast', 'slow'] },
    Number: { anyOf: [{ type: 'integer' }] },
  });
  for (let token = 0; token < 200; token += 1) {
    const value = propose(schemas, at('X'), {
      direction: 'request',
      token: String(token),
      optional: false,
    });
    expect({ value, errors: schemas.errors(at('X'), value, 'request').map((e) => e.message) }).toEqual({
      value,
      errors: [],
    });
  }
});

test('a member of which nothing can be made is left out where it need not be there', () => {
  const impossible = { type: 'null', oneOf: [{ type: 'string' }] };
  const schemas = schemasOf({ X: { type: 'object', properties: { a: { const: 1 }, b: impossible } } });
  expect(propose(schemas, at('X'), { direction: 'response', token: 'one', optional: true })).toEqual({
    a: 1,
  });
});
