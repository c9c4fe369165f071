import { expect, test } from '@jest/globals';
import { bodyShapeOf, validBody } from '../../src/values/request-body.ts';
import { contractOf, type Json } from '../support/contract.ts';

function valid(schema: Json, example?: unknown) {
  const content = { 'application/json': { schema, example } };
  const contract = contractOf({ paths: { '/a/': { post: { requestBody: { content }, responses: {} } } } });
  const shape = bodyShapeOf(contract, contract.operation('POST /a/'));
  if (shape === undefined) throw new Error('no shape');
  return validBody(contract, shape, 'token', {});
}

test('a body is not called valid where one of its patterns cannot be read', () => {
  const code = { type: 'string', pattern: '^\\h+$' };
  expect(valid({ type: 'object', required: ['code'], properties: { code } })).toHaveProperty('problem');
});

test('a body of free members is taken from its example', () => {
  expect(
    valid({ type: 'object', additionalProperties: { type: 'integer' }, minProperties: 1 }, { a: 1 }),
  ).toEqual({ value: { a: 1 } });
});
