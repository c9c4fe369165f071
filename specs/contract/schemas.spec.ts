import { describe, expect, test } from '@jest/globals';
import type { Direction } from '../../src/contract/direction.ts';
import { compileSchemas, validator } from '../../src/contract/schemas.ts';
import { at, type Json, ref, schemasOf } from '../support/contract.ts';

/** Whether a value is valid by a schema that stands alone. */
function accepts(
  schema: Json,
  value: unknown,
  direction: Direction = 'response',
  others: Json = {},
): boolean {
  const schemas = schemasOf({ X: schema, ...others });
  expect(schemas.defect(at('X'), direction)).toBeUndefined();
  return schemas.errors(at('X'), value, direction).length === 0;
}

describe('required members', () => {
  const User = {
    type: 'object',
    required: ['id', 'name', 'password'],
    properties: {
      id: { type: 'string', readOnly: true },
      name: { type: 'string' },
      password: { type: 'string', writeOnly: true },
    },
  };

  test('that are read-only need not be in a request', () => {
    expect(accepts(User, { name: 'a', password: 'b' }, 'request')).toBe(true);
    expect(accepts(User, { id: '1', name: 'a' }, 'request')).toBe(false);
  });

  test('that are write-only need not be in a response', () => {
    expect(accepts(User, { id: '1', name: 'a' }, 'response')).toBe(true);
    expect(accepts(User, { name: 'a', password: 'b' }, 'response')).toBe(false);
  });

  test('are marked behind references as well', () => {
    const schema = { type: 'object', required: ['id'], properties: { id: ref('Id') } };
    const others = { Id: ref('ReallyId'), ReallyId: { type: 'string', readOnly: true } };
    expect(accepts(schema, {}, 'request', others)).toBe(true);
    expect(accepts(schema, {}, 'response', others)).toBe(false);
  });

  test('may be marked beside a reference, and nested', () => {
    const inner = {
      type: 'object',
      required: ['at'],
      properties: { at: { ...ref('Time'), readOnly: true } },
    };
    const schema = { type: 'array', items: inner };
    expect(accepts(schema, [{}], 'request', { Time: { type: 'string' } })).toBe(true);
  });
});

test('a schema may refer to itself', () => {
  const Node = {
    type: 'object',
    properties: { name: { type: 'string' }, below: { type: 'array', items: ref('X') } },
  };
  expect(accepts(Node, { below: [{ below: [{ name: 'deep' }] }] })).toBe(true);
  expect(accepts(Node, { below: [{ below: [{ name: 1 }] }] })).toBe(false);
});

describe('values that are valid though they are unusual', () => {
  test.each([
    ['a format that nobody knows', { type: 'string', format: 'colour-of-the-day' }, 'green'],
    ['an int64 beyond 2^53', { type: 'integer', format: 'int64' }, Number('9223372036854775807')],
    ['a whole number written with a fraction', { type: 'integer' }, 5.0],
    ['an unknown member', { type: 'object', properties: {} }, { more: 1 }],
    ['null where null is one of the types', { type: ['string', 'null'] }, null],
    ['a time with nanoseconds', { format: 'date-time' }, '2024-01-02T03:04:05.123456789Z'],
    ['a time east of Greenwich', { format: 'date-time' }, '2024-01-02T03:04:05.1+05:45'],
    ['a time of no known offset', { format: 'date-time' }, '2024-01-02T03:04:05-00:00'],
    ['a leap second', { format: 'date-time' }, '2016-12-31T23:59:60Z'],
    ['a date-time in lower case', { format: 'date-time' }, '2024-01-02t03:04:05z'],
  ])('%s', (_, schema, value) => expect(accepts(schema, value)).toBe(true));

  test('but a date alone is no date-time, and a time without offset neither', () => {
    expect(accepts({ format: 'date-time' }, '2024-01-02')).toBe(false);
    expect(accepts({ format: 'date-time' }, '2024-01-02T03:04:05')).toBe(false);
  });
});

describe('a schema that cannot be used', () => {
  test.each([
    ['a reference to nothing', ref('Nothing'), /Nothing/],
    ['a type that there is not', { type: 'strnig' }, /strnig/],
  ])('%s costs only itself, and says why', (_, Broken, why) => {
    const schemas = schemasOf({ Broken, Fine: { type: 'integer' } });
    expect(schemas.defect(at('Broken'), 'response')).toMatch(why);
    expect(schemas.errors(at('Broken'), 1, 'response')).toEqual([]);
    expect(schemas.defect(at('Fine'), 'response')).toBeUndefined();
    expect(schemas.errors(at('Fine'), 'x', 'response')).toHaveLength(1);
    expect(schemas.defect(at('Broken'), 'response')).toMatch(why);
  });

  test('where nothing stands is said as well', () => {
    expect(schemasOf({}).defect(at('Nowhere'), 'request')).toMatch(/Nowhere/);
  });
});

describe('an error', () => {
  const schemas = compileSchemas({
    paths: { '/a/': { schema: { properties: { w: { $ref: '#/components/schemas/W' } } } } },
    components: { schemas: { W: { type: 'object', properties: { size: { maximum: 9 } } } } },
  });

  test('says where in the value, and which rule', () => {
    expect(schemas.errors('/paths/~1a~1/schema', { w: { size: 10 } }, 'response')).toMatchObject([
      {
        instancePath: '/w/size',
        schemaPath: '/components/schemas/W/properties/size/maximum',
        keyword: 'maximum',
        params: { limit: 9 },
      },
    ]);
  });

  test('does not hide another', () => {
    const two = schemasOf({ X: { properties: { a: { type: 'string' }, b: { type: 'string' } } } });
    expect(two.errors(at('X'), { a: 1, b: 2 }, 'request').map((one) => one.instancePath)).toEqual([
      '/a',
      '/b',
    ]);
  });
});

test('references are followed to what stands behind them', () => {
  const schemas = schemasOf({ A: ref('B'), B: ref('C'), C: { type: 'integer' }, Round: ref('Round') });
  expect(schemas.resolve(at('A'))).toBe(at('C'));
  expect(schemas.at(at('A'))).toEqual({ type: 'integer' });
  expect(schemas.raw(at('A'))).toEqual(ref('B'));
  expect(schemas.at(at('Round'))).toEqual(ref('Round'));
  expect(schemas.at(at('Nowhere'))).toEqual({});
});

test('a schema that stands alone judges values too', () => {
  const errorsOf = validator({ type: 'object', additionalProperties: false });
  expect(errorsOf({})).toEqual([]);
  expect(errorsOf({ extra: 1 })[0]?.params).toEqual({ additionalProperty: 'extra' });
});
