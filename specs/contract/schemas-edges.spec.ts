import { expect, test } from '@jest/globals';
import { at, type Json, ref, schemasOf } from '../support/contract.ts';

const errors = (named: Json, value: unknown, direction: 'request' | 'response') =>
  schemasOf(named).errors(at('X'), value, direction);

test('a write-only member that another part of allOf requires need not be in a response', () => {
  const Base = { type: 'object', properties: { password: { type: 'string', writeOnly: true } } };
  const X = { allOf: [ref('Base'), { type: 'object', required: ['password'] }] };
  expect(errors({ Base, X }, {}, 'response')).toEqual([]);
});

test('a read-only member that is required beside allOf need not be in a request', () => {
  const Base = { type: 'object', properties: { id: { type: 'string', readOnly: true } } };
  const X = { type: 'object', required: ['id'], allOf: [ref('Base')] };
  expect(errors({ Base, X }, {}, 'request')).toEqual([]);
});

test('a mark within allOf of the member counts', () => {
  const X = { type: 'object', required: ['id'], properties: { id: { allOf: [ref('Id')] } } };
  expect(errors({ Id: { type: 'string', readOnly: true }, X }, {}, 'request')).toEqual([]);
});

test('the rule that is broken is named by its place in the document', () => {
  const X = { type: 'object', required: ['name'] };
  expect(errors({ X }, {}, 'response')[0]?.schemaPath).toBe('/components/schemas/X/required');
});

test('two examples with an $id of their own do not spoil all schemas', () => {
  const schemas = schemasOf({
    A: { type: 'integer', example: { $id: 'one' } },
    B: { type: 'integer', example: { $id: 'one', more: 1 } },
  });
  expect(schemas.errors(at('A'), 'x', 'response')).toHaveLength(1);
});
