import { describe, expect, test } from '@jest/globals';
import { chosenFrom, type InvalidBody, invalidBodies } from '../../src/values/invalid.ts';
import { propose } from '../../src/values/valid.ts';
import { at, type Json, ref, schemasOf } from '../support/contract.ts';

const never = () => false;

/** Every invalid body for a member `a` of the schema. */
function broken(a: Json, more: Json = {}, others: Json = {}, isReference = never): InvalidBody[] {
  const schemas = schemasOf({
    X: { type: 'object', required: ['a'], properties: { a }, ...more },
    ...others,
  });
  const valid = propose(schemas, at('X'), { direction: 'request', token: 'one', optional: false });
  expect(schemas.errors(at('X'), valid, 'request')).toEqual([]);
  return invalidBodies({ schemas, schema: at('X'), valid: valid as Json, token: 'one', isReference });
}

const wrongOf = (a: Json, keyword: string): unknown[] =>
  broken(a)
    .filter((one) => one.keyword === keyword && one.depth === 0)
    .map(({ value }) => value['a']);

const Nested = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', minLength: 2 }, size: { type: 'integer', maximum: 9 } },
};

const SCHEMAS: [string, Json][] = [
  ['a text', { type: 'string' }],
  ['a bounded text', { type: 'string', minLength: 3, maxLength: 7 }],
  ['a text that is not empty', { type: 'string', minLength: 1 }],
  ['one of some texts', { type: 'string', enum: ['one', 'two'] }],
  ['one of some numbers', { enum: [1, 2] }],
  ['one of some, or null', { type: ['string', 'null'], enum: ['one', null] }],
  ['a constant', { const: 'one' }],
  ['a colour', { type: 'string', pattern: '^#[0-9a-f]{6}$' }],
  ['a short code', { type: 'string', pattern: '^[A-Z]{2}$', maxLength: 2 }],
  ['a whole number', { type: 'integer', minimum: 1, maximum: 5 }],
  ['a number', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }],
  ['a multiple', { type: 'integer', multipleOf: 5, minimum: 5, maximum: 50 }],
  ['a part of one', { type: 'number', multipleOf: 0.01, minimum: 0 }],
  ['a truth value', { type: 'boolean' }],
  ['a truth value or null', { type: ['boolean', 'null'] }],
  ['a list', { type: 'array', items: { type: 'string', maxLength: 5 }, minItems: 1, maxItems: 3 }],
  ['a set', { type: 'array', items: { type: 'string' }, uniqueItems: true }],
  ['a list of objects', { type: 'array', items: ref('Nested'), maxItems: 2 }],
  ['an object', ref('Nested')],
  ['an object in an object', { type: 'object', required: ['b'], properties: { b: ref('Nested') } }],
  ['a closed object', { ...Nested, additionalProperties: false }],
  ['an object or null', { anyOf: [ref('Nested'), { type: 'null' }] }],
  ['a text or null', { anyOf: [{ type: 'string', maxLength: 5 }, { type: 'null' }] }],
  ['all of two', { allOf: [ref('Nested'), { type: 'object', properties: { b: { type: 'boolean' } } }] }],
  ['a text or a number', { type: ['string', 'integer'], maxLength: 5 }],
  ['one of two objects', { oneOf: [ref('Nested'), { type: 'object', required: ['other'] }] }],
  ...'uuid email uri date date-time time duration ipv4 ipv6'
    .split(' ')
    .map((format): [string, Json] => [`a ${format}`, { type: 'string', format }]),
];

describe.each(SCHEMAS)('%s', (_, a) => {
  const X = { type: 'object', required: ['a'], properties: { a } };
  const schemas = schemasOf({ X, Nested });
  const bodies = broken(a, {}, { Nested });

  // A union says above the place, and there, that its other branches do not fit either.
  const isUnion = /anyOf|oneOf/.test(JSON.stringify(a));

  test('can be broken, and each body is invalid in one place alone', () => {
    expect(bodies.length).toBeGreaterThan(0);
    for (const { value } of bodies) {
      const errors = schemas.errors(at('X'), JSON.parse(JSON.stringify(value)), 'request');
      const places = [...new Set(errors.map(({ instancePath }) => instancePath))].sort();
      const deepest = places.at(-1) ?? '';
      expect(deepest).toMatch(/^\/a(\/|$)/);
      expect(isUnion ? places.every((place) => deepest.startsWith(place)) : places.length === 1).toBe(true);
    }
  });

  test('in the same ways each time, each with a name of its own', () => {
    expect(broken(a, {}, { Nested })).toEqual(bodies);
    const labels = bodies.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    for (const { label, field } of bodies) expect([label.startsWith('a'), field]).toEqual([true, 'a']);
  });
});

describe('what is wrong', () => {
  test.each<[string, Json, string, unknown]>([
    ['a text is an object', { type: 'string' }, 'type', { trysquare: true }],
    ['a number is a word', { type: 'integer' }, 'type', 'trysquare'],
    ['a truth value is an object', { type: 'boolean' }, 'type', { trysquare: true }],
    ['an object is a list', { type: 'object', properties: { b: {} } }, 'type', ['trysquare']],
    [
      'a list of texts is an object',
      { type: 'array', items: { type: 'string' } },
      'type',
      { trysquare: true },
    ],
    ['a list of objects is a word', { type: 'array', items: { type: 'object' } }, 'type', 'trysquare'],
    ['a number is one more', { type: 'integer', maximum: 5 }, 'maximum', 6],
    ['a number is one less', { type: 'integer', minimum: 5 }, 'minimum', 4],
    ['a bound is no value', { type: 'number', exclusiveMaximum: 1 }, 'exclusiveMaximum', 1],
    [
      'a multiple stays one above the maximum',
      { type: 'integer', multipleOf: 5, maximum: 12 },
      'maximum',
      15,
    ],
    ['nothing is left of a text', { type: 'string', minLength: 1 }, 'minLength', ''],
    ['null is given', { type: 'string' }, 'null', null],
    ['none of the values is given', { enum: ['one'] }, 'enum', 'trysquare-none'],
  ])('%s', (_, a, keyword, value) => {
    expect(wrongOf(a, keyword)).toEqual([value]);
  });

  test('is never what a framework reads as right', () => {
    for (const type of ['string', 'integer', 'number', 'boolean']) {
      for (const value of wrongOf({ type }, 'type'))
        expect(['5', 5, 'true', 'false', true, false]).not.toContain(value);
    }
  });

  test('too long by one, and still of its format', () => {
    const [text] = wrongOf({ type: 'string', format: 'uri', maxLength: 40 }, 'maxLength') as [string];
    expect([text.length, URL.canParse(text)]).toEqual([41, true]);
  });

  test('what null may be is not broken by it', () => {
    expect(wrongOf({ type: ['string', 'null'] }, 'null')).toEqual([]);
    expect(wrongOf({}, 'null')).toEqual([]);
  });
});

describe('nothing is made of', () => {
  test.each<[string, Json]>([
    ['what is not constrained', {}],
    ['what only the server writes', { type: 'string', maxLength: 5, readOnly: true }],
    ['a format that nobody knows', { format: 'odd' }],
    ['choices that are no texts or numbers', { enum: [null, true, {}] }],
  ])('%s', (_, a) => {
    expect(
      broken(a, { required: [] })
        .map(({ label }) => label)
        .filter((label) => !/null$/.test(label)),
    ).toEqual([]);
  });

  test('a bound that no number of JavaScript is above', () => {
    expect(wrongOf({ type: 'integer', maximum: 2 ** 63 }, 'maximum')).not.toContain(2 ** 63);
  });

  test('a reference, but that it is none', () => {
    const labels = broken({ type: 'string', format: 'uuid', maxLength: 36 }, {}, {}, () => true);
    expect(labels.map(({ label }) => label)).toEqual(['a: not of the format uuid']);
  });

  test('a text so long that the whole body would be too large', () => {
    expect(wrongOf({ type: 'string', maxLength: 10_000_000 }, 'maxLength')).toEqual([]);
  });

  test('what is deeper than two levels', () => {
    const deep = (levels: number): Json =>
      levels === 0 ? { type: 'integer' } : { type: 'object', properties: { b: deep(levels - 1) } };
    expect(Math.max(...broken(deep(6)).map(({ depth }) => depth))).toBe(2);
  });
});

test('a body that must have no other members has one', () => {
  const [extra] = broken({ type: 'string' }, { additionalProperties: false }).filter(
    ({ keyword }) => keyword === 'additionalProperties',
  );
  expect(extra).toMatchObject({ label: 'body: a member too many', value: { trysquare: 'trysquare' } });
  expect(extra?.field).toBeUndefined();
});

test('what contains itself is broken as far as it is looked into', () => {
  const Tree = {
    type: 'object',
    properties: {
      size: { type: 'integer' },
      left: ref('Tree'),
      right: ref('Tree'),
      below: { type: 'array', items: ref('Tree') },
    },
  };
  const labels = broken(ref('Tree'), {}, { Tree }).map(({ label }) => label);
  expect(labels).toContain('a.left.size: not a number');
  expect(labels.length).toBeLessThan(100);
});

test('labels say where and what', () => {
  const labels = broken({ type: 'array', items: ref('Nested') }, {}, { Nested }).map(({ label }) => label);
  expect(labels).toEqual([
    'a: not a list',
    'a: null',
    'a[0]: not an object',
    'a[0]: null',
    'a[0]: without name',
    'a[0].name: not a text',
    'a[0].name: null',
    'a[0].name: shorter than 2',
    'a[0].size: not a number',
    'a[0].size: null',
    'a[0].size: more than 9',
  ]);
});

test('of many, each keyword and each member has its turn before another comes again', () => {
  const names = Array.from({ length: 10 }, (_, index) => `m${index}`);
  const properties = Object.fromEntries(
    names.map((name) => [name, { type: 'string', minLength: 1, maxLength: 9 }]),
  );
  const all = broken(
    { type: 'integer', minimum: 1, maximum: 5 },
    { properties: { a: { type: 'integer', minimum: 1 }, ...properties } },
  );
  const few = chosenFrom(all, 12);
  expect(all.length).toBeGreaterThan(40);
  expect(few.length).toBe(12);
  expect(new Set(few.map(({ field }) => field)).size).toBe(11);
  expect(new Set(few.map(({ keyword }) => keyword))).toEqual(new Set(all.map(({ keyword }) => keyword)));
  expect(chosenFrom(all, 12)).toEqual(few);
});
