import { describe, expect, test } from '@jest/globals';
import { compileSchemas } from '../../src/contract/schemas.ts';
import { LOOSENED } from '../../src/documents/normalise.ts';
import { joinPointer } from '../../src/documents/pointer.ts';
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

/** Which of the values are valid, by a schema named X among others. */
const valid = (X: unknown, values: readonly unknown[], others: Json = {}) =>
  values.map((value) => errors({ X, ...others }, value, 'response').length === 0);

const loose = { [LOOSENED]: true };

describe('null is valid where a schema is nullable, whatever else it says', () => {
  const others = { Pet: { type: 'object', required: ['a'] }, Mode: { enum: ['on', 'off'] } };

  test.each<[string, Json, unknown, unknown]>([
    ['beside a reference', { nullable: true, ...ref('Pet') }, { a: 1 }, {}],
    ['beside allOf', { nullable: true, allOf: [ref('Pet')] }, { a: 1 }, {}],
    ['beside allOf and a type', { nullable: true, type: 'object', allOf: [ref('Pet')] }, { a: 1 }, 1],
    ['beside oneOf', { nullable: true, oneOf: [ref('Mode'), ref('Pet')] }, 'on', 'no'],
    ['beside anyOf and not', { nullable: true, anyOf: [ref('Mode')], not: { const: 'off' } }, 'on', 'off'],
    ['beside if', { nullable: true, if: false, else: ref('Mode') }, 'on', 'no'],
    ['beside enum and const', { nullable: true, enum: ['a', 'b'], const: 'a' }, 'a', 'b'],
    ['behind a reference', { allOf: [ref('Or')] }, { a: 1 }, {}],
    ['alone', { nullable: true, minLength: 2 }, 'ab', 'a'],
  ])('%s', (_, X, good, bad) => {
    const all = { ...others, Or: { nullable: true, ...ref('Pet') } };
    expect(valid(X, [null, good, bad], all)).toEqual([true, true, false]);
    expect(valid({ properties: { x: X } }, [{ x: null }, { x: good }, { x: bad }], all)).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('and not where it is not', () => {
    expect(valid({ nullable: false, ...ref('Pet') }, [null], others)).toEqual([false]);
    expect(valid({ nullable: false, type: ['string', 'null'] }, [null])).toEqual([true]);
  });

  test('and the parts of a nullable schema can be asked for', () => {
    const schemas = schemasOf({ X: { nullable: true, allOf: [{ items: { type: 'integer' } }] } });
    const [error] = schemas.errors(`${at('X')}/allOf/0/items`, 'a', 'response');
    expect(error?.schemaPath).toBe(`${at('X')}/allOf/0/items/type`);
    expect(schemas.errors(at('X'), ['a'], 'response')[0]?.schemaPath).toBe(error?.schemaPath);
  });
});

describe('formats are as generous as those who write them', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['date-time', ['2024-01-02 03:04:05+08:00', '2024-01-02T03:04:05+0800'], ['2024-13-02T03:04:05Z']],
    ['time', ['10:20', '10:20:30', '10:20:30.5z', '23:59:60Z', '10:20:30+02:00'], ['25:00:00', 'noon']],
    ['date', ['2024-02-29'], ['2023-02-29', '2024-1-2', '']],
    ['duration', ['P1DT2H', 'PT0.5S', '-P1Y', 'P1Y2W', 'PT8H6M12,345S'], ['P', '1 day', 'not a duration']],
    ['uri', ['https://a.b/?q[]=1|2', 'urn:a:b', 'https://münchen.de/ü', ''], ['/a/b', 'not a url']],
    ['uri-reference', ['/a[0]', '../ü?x={y}', ''], ['not a url']],
    ['url', ['http://localhost:8000/', 'http://10.0.0.1/a', 'www.example.com'], ['not a url']],
    ['email', ['jörg@münchen.de', 'a.b+c@localhost', '"a b"@c.de', ''], ['not an address', '@a', 'a@']],
    ['hostname', ['a_b.example.com', 'example.com.', '*.example.com', '例え.jp'], ['a b', 'http://a']],
    ['ipv6', ['::1', 'fe80::1%eth0', '::ffff:10.0.0.1'], ['1.2.3.4', 'not an address']],
    ['uuid', ['0C6C5A5B-8D2B-4B5E-9C55-2E0E3F1F2A3B'], ['not-a-uuid']],
    ['byte', ['aGk=', 'aGk', 'a-_k', 'aGk=\naGk='], ['{}']],
    ['regex', ['(?P<a>x)'], []],
    ['password', ['any thing'], []],
    ['decimal', ['1,5'], []],
    ['constructor', ['a'], []],
  ])('%s', (format, good, bad) => {
    expect(valid({ format }, [...good, ...bad])).toEqual([...good.map(() => true), ...bad.map(() => false)]);
  });

  test('of numbers hold for numbers', () => {
    expect(valid({ format: 'int32' }, [2 ** 31 - 1, 2 ** 31, 1.5, '1'])).toEqual([true, false, false, true]);
    expect(valid({ format: 'int64' }, [2 ** 63, 1.5, '9223372036854775807'])).toEqual([true, false, true]);
    expect(valid({ format: 'float' }, [1e300])).toEqual([true]);
  });
});

describe('a pattern', () => {
  test('is read as its author may have meant it', () => {
    expect(valid({ pattern: '^[\\w-.]+$' }, ['a-b', 'a b'])).toEqual([true, false]);
    expect(valid({ pattern: '^(?i)[[:alpha:]]$' }, ['1'])).toEqual([true]);
  });

  test('of members that cannot be read refuses none of them', () => {
    const X = {
      patternProperties: { '^\\h': { type: 'integer' }, '^x': { type: 'integer' } },
      additionalProperties: false,
    };
    expect(valid(X, [{ a: 'b' }, { x: 1 }, { x: 'b' }])).toEqual([true, true, false]);
  });

  test('is not the same as another', () => {
    expect(valid({ allOf: [{ pattern: '^a' }, { pattern: 'b$' }] }, ['ab', 'a', 'b'])).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('what allows more than its author meant makes nothing allow less', () => {
  const Lost = loose;

  test.each<[string, Json, unknown]>([
    ['oneOf with a part that is not judged', { oneOf: [ref('Lost'), { type: 'string' }] }, 'a'],
    [
      'oneOf with such a part deep within',
      { oneOf: [{ properties: { a: ref('Lost') } }, { type: 'object' }] },
      {},
    ],
    ['oneOf by formats that nobody knows', { oneOf: [{ format: 'a' }, { format: 'b' }] }, 'a'],
    ['oneOf by patterns that nobody can read', { oneOf: [{ pattern: '\\h' }, { pattern: '\\Q' }] }, 'a'],
    ['oneOf by letters of any alphabet', { oneOf: [{ pattern: '^\\w+$' }, { pattern: '^\\d+$' }] }, '١'],
    ['oneOf with a discriminator', { oneOf: [{}, {}], discriminator: { propertyName: 'a' } }, {}],
    ['oneOf of which each allows null', { oneOf: [{ type: ['string', 'null'] }, { type: 'null' }] }, null],
    ['not', { not: { allOf: [ref('Lost')] } }, 1],
    ['not, by letters of any alphabet', { not: { pattern: '\\d' } }, 'é'],
    [
      'if',
      Object.fromEntries([
        ['if', ref('Lost')],
        ['then', { type: 'string' }],
      ]),
      1,
    ],
    ['contains', { contains: ref('Lost'), maxContains: 1 }, [1, 2]],
    ['members that no keyword names', { allOf: [ref('Lost')], unevaluatedProperties: false }, { a: 1 }],
    ['items that no keyword names', { allOf: [ref('Lost')], unevaluatedItems: false }, [1]],
  ])('%s', (_, X, value) => expect(valid(X, [value], { Lost })).toEqual([true]));

  test('but what is judged is', () => {
    expect(valid({ oneOf: [{ type: 'string' }, { maxLength: 2 }] }, ['a'])).toEqual([false]);
    expect(valid({ oneOf: [ref('Lost'), { type: 'string' }], minimum: 2 }, [1], { Lost })).toEqual([false]);
    expect(valid({ oneOf: [{ const: 1 }, { const: 2, ...loose }] }, [3])).toEqual([false]);
    expect(valid({ not: { type: 'string' } }, ['a'])).toEqual([false]);
    const closed = { allOf: [{ properties: { a: ref('Lost') } }], unevaluatedProperties: false };
    expect(valid(closed, [{ a: 1 }, { b: 1 }], { Lost })).toEqual([true, false]);
  });

  test('for members that are hidden', () => {
    const hidden = { required: ['id'], properties: { id: { readOnly: true } } };
    const X = { oneOf: [hidden, { type: 'object' }] };
    expect(errors({ X }, {}, 'request')).toEqual([]);
    expect(errors({ X }, { id: 1 }, 'response')).not.toEqual([]);
  });
});

describe('a part that refuses what other parts name', () => {
  const closed = (name: string): Json => ({ properties: { [name]: {} }, additionalProperties: false });
  const others = { Base: closed('a'), Sub: { allOf: [ref('Base'), closed('b')] } };

  test.each<[string, Json]>([
    ['in allOf', { allOf: [ref('Base'), closed('b')] }],
    ['beside allOf', { ...closed('b'), allOf: [ref('Base')] }],
    ['beside a reference', { ...closed('b'), ...ref('Base') }],
    ['two levels up', { allOf: [ref('Sub')] }],
    ['in a union', { properties: { a: {} }, anyOf: [closed('b')] }],
  ])('does not mean to: %s', (_, X) => expect(valid(X, [{ a: 1, b: 2 }], others)).toEqual([true]));

  test('means to where the others name no more', () => {
    const X = { allOf: [ref('Base'), { required: ['a'] }] };
    expect(valid(X, [{ a: 1 }, { a: 1, b: 2 }], { Base: others.Base })).toEqual([true, false]);
    expect(valid(ref('Base'), [{ b: 2 }], { Base: others.Base })).toEqual([false]);
    expect(valid({ oneOf: [closed('a'), closed('b')] }, [{ a: 1 }, { a: 1, b: 2 }])).toEqual([true, false]);
  });
});

test('members that another schema names behind a reference are evaluated', () => {
  const others = { Base: { allOf: [ref('Root')], properties: { b: {} } }, Root: { properties: { a: {} } } };
  const X = { ...ref('Base'), unevaluatedProperties: false };
  expect(valid(X, [{ a: 1, b: 2 }, { c: 3 }], others)).toEqual([true, false]);
});

test('names that every object has are members only where the value has them', () => {
  const X = { properties: { constructor: { type: 'string' }, toString: { type: 'string' } } };
  expect(valid(X, [{}, { constructor: 1 }])).toEqual([true, false]);
  expect(valid({ required: ['valueOf'] }, [{}])).toEqual([false]);
});

test('steps are decimal, and items are compared as values', () => {
  expect(valid({ multipleOf: 0.01 }, [19.99, 123456789.01, 19.995])).toEqual([true, true, false]);
  expect(valid({ multipleOf: 1e-300 }, [1e300])).toEqual([true]);
  const unique = { uniqueItems: true };
  expect(
    valid(unique, [
      [1, '1', [1], { 0: 1 }],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ]),
  ).toEqual([true, false]);
  expect(errors({ X: unique }, ['a', 'b', 'a'], 'response')[0]?.message).toMatch(/duplicate/);
});

test('a parameter of version 2.0 is its own schema', () => {
  const root = {
    'x-surface': { parameters: { P: { name: 'a', in: 'query', required: true, type: 'integer' } } },
  };
  const [error, ...more] = compileSchemas(root).errors('/x-surface/parameters/P', 'a', 'request');
  expect([error?.schemaPath, more]).toEqual(['/x-surface/parameters/P/type', []]);
});

test('a response by the name of a keyword has its schemas', () => {
  const schema = { type: 'object', required: ['a'], properties: { a: { writeOnly: true } } };
  const schemas = compileSchemas({ components: { responses: { default: { schema }, example: { schema } } } });
  for (const name of ['default', 'example']) {
    const pointer = `/components/responses/${name}/schema`;
    expect(schemas.defect(pointer, 'response')).toBeUndefined();
    expect(schemas.errors(pointer, {}, 'response')).toEqual([]);
  }
});

describe('a broken part costs itself', () => {
  const X = {
    properties: { a: ref('Nothing'), b: { type: 'strnig' }, c: { type: 'string' } },
    required: ['c'],
  };

  test('and nothing else', () => {
    expect(schemasOf({ X }).defect(at('X'), 'response')).toBeUndefined();
    expect(valid(X, [{ a: 1, b: 2, c: 'd' }, { a: 1, b: 2, c: 3 }, {}])).toEqual([true, false, false]);
    expect(schemasOf({ X }).defect(`${at('X')}/properties/a`, 'response')).toMatch(/Nothing/);
  });

  test('even where ajv cannot compile it', () => {
    const odd = { X: { properties: { a: ref('Odd') } }, Odd: { maxLength: 'long' } };
    const schemas = schemasOf(odd);
    expect(schemas.errors(at('X'), { b: 1 }, 'response')).toEqual([]);
    expect(schemas.defect(at('X'), 'response')).toBeUndefined();
    expect(schemas.errors(at('X'), { a: 1 }, 'response')).toEqual([]);
    expect(schemas.defect(at('X'), 'response')).toMatch(/maxLength/);
  });
});

describe('schemas that are made of each other without an end', () => {
  const chain = (length: number, link: (next: Json) => Json, end: Json): Json => {
    const links: Json = { [`A${length}`]: end };
    for (let i = 1; i < length; i += 1) links[`A${i}`] = link(ref(`A${i + 1}`));
    return links;
  };
  const soon = (judge: () => unknown): unknown => {
    const before = process.cpuUsage().user;
    const result = judge();
    expect(process.cpuUsage().user - before).toBeLessThan(5e6);
    return result;
  };

  test.each(['allOf', 'anyOf', 'oneOf'])('are cut: twice the next in %s', (keyword) => {
    const schemas = schemasOf(chain(40, (next) => ({ [keyword]: [next, next] }), { type: 'string' }));
    soon(() => schemas.errors(at('A1'), 1, 'response'));
    expect(schemas.defect(at('A1'), 'response')).toMatch(/more schemas/);
    if (keyword === 'allOf') expect(schemas.errors(at('A35'), 1, 'response')).not.toEqual([]);
  });

  test('are cut: themselves', () => {
    const schemas = schemasOf({ A: ref('B'), B: ref('A'), C: { allOf: [ref('C')], required: ['a'] } });
    expect(schemas.defect(at('A'), 'response') ?? schemas.defect(at('B'), 'response')).toMatch(/itself/);
    expect(schemas.errors(at('A'), 1, 'response')).toEqual([]);
    expect(schemas.errors(at('C'), {}, 'response')).toHaveLength(1);
  });

  test('are given up where only the value asks for too much', () => {
    const next = { type: 'object', properties: { n: ref('N') } };
    const schemas = schemasOf({ N: { allOf: [next, next] } });
    const deep = JSON.parse(`${'{"n":'.repeat(40)}1${'}'.repeat(40)}`);
    expect(soon(() => schemas.errors(at('N'), deep, 'response'))).toEqual([]);
    expect(schemas.defect(at('N'), 'response')).toMatch(/steps/);
  });

  test('may follow each other in any number', () => {
    const long = chain(300, (next) => ({ properties: { a: next } }), { type: 'string' });
    expect(schemasOf(long).errors(at('A1'), { a: 1 }, 'response')).toEqual([]);
    expect(schemasOf(long).errors(at('A299'), { a: 1 }, 'response')).toHaveLength(1);
  });
});

test('the rule that is broken behind many references is named by its place', () => {
  const schemas = schemasOf({
    X: { properties: { a: ref('Y') } },
    Y: { allOf: [{ properties: { b: ref('Z') } }] },
    Z: { anyOf: [{ type: 'string' }, ref('Y')], required: ['c'] },
  });
  expect(schemas.errors(at('X'), { a: { b: {} } }, 'response').map((one) => one.schemaPath)).toEqual([
    `${at('Z')}/required`,
  ]);
  expect(schemas.errors(at('X'), { a: { b: 1 } }, 'response')).toEqual([]);
  expect(schemas.errors(`${at('Y')}/allOf/0`, { b: { b: {} } }, 'response')[0]?.schemaPath).toMatch(/\/Z\//);
});

test('schemas are found below any name', () => {
  const names = ['/a b/{id}', 'a%2Fb', '100%', 'a#b?c', 'ü😀', 'a~1b', '"quoted"', 'a\\b', '^x+$'];
  for (const name of names) {
    const schemas = compileSchemas({ paths: { [name]: { schema: { type: 'string' } } } });
    const pointer = joinPointer('/paths', name, 'schema');
    expect(schemas.errors(pointer, 1, 'response')[0]?.schemaPath).toBe(`${pointer}/type`);
  }
});
