import { expect, test } from '@jest/globals';
import { at, type Json, ref, schemasOf } from '../support/contract.ts';

const member = (name: string, more: Json = {}): Json => ({
  type: 'object',
  properties: { [name]: { type: 'string' } },
  ...more,
});

/** Whether a value is one of a schema that says `oneOf`. */
function fits(oneOf: Json[], value: unknown): boolean {
  const schemas = schemasOf({ X: { oneOf }, A: member('a') });
  return schemas.errors(at('X'), value, 'response').length === 0;
}

test('several may fit where nothing keeps them apart', () => {
  expect(fits([ref('A'), member('b')], { a: 'x' })).toBe(true);
  expect(fits([ref('A'), { properties: { b: {} } }], {})).toBe(true);
  expect(fits([ref('A'), member('b')], { a: 1, b: 1 })).toBe(false);
});

test('several may fit where one is part of another', () => {
  expect(fits([{ type: 'number' }, { type: 'integer', description: 'Whole' }], 1)).toBe(true);
  expect(
    fits(
      [
        { type: 'string', title: 'Any' },
        { type: 'string', format: 'uuid' },
      ],
      'a',
    ),
  ).toBe(true);
  expect(fits([{ type: 'string' }, { type: 'string', minLength: 1 }], 'a')).toBe(true);
});

test('one alone may fit where they are apart', () => {
  const [a, b] = [member('a', { required: ['a'] }), member('b', { required: ['b'] })];
  expect(fits([a, b], { a: 'x' })).toBe(true);
  expect(fits([a, b], { a: 'x', b: 'x' })).toBe(false);
  expect(
    fits(
      [
        { type: 'integer', minimum: 5 },
        { type: 'integer', maximum: 7 },
      ],
      6,
    ),
  ).toBe(false);
});
