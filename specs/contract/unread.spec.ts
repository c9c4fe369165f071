import { describe, expect, test } from '@jest/globals';
import { unreadWithin } from '../../src/contract/unread.ts';
import { UNREAD } from '../../src/documents/normalise.ts';
import { at, type Json, ref, schemasOf } from '../support/contract.ts';

const WHY = 'refers to "gone.yaml", and there is no such file';
/** As a document's copy has it where a reference led nowhere. */
const gone = { 'x-loosened': true, [UNREAD]: WHY };

const judged = (X: Json, value: unknown, named: Json = {}) =>
  schemasOf({ ...named, X, Gone: gone }).judged(at('X'), value, 'response');

const OPEN = { errors: [], unread: WHY };
const FITS = { errors: [] };

describe('a value that comes to something unread', () => {
  const X = { type: 'object', properties: { name: { type: 'string' }, look: gone, looks: { items: gone } } };

  test('fits as far as anybody knows, and it is said why no further', () => {
    expect(judged(X, { look: 1 })).toEqual(OPEN);
    expect(judged(X, { looks: [1] })).toEqual(OPEN);
    expect(judged({ allOf: [{ type: 'object' }, gone] }, {})).toEqual(OPEN);
    expect(judged({ additionalProperties: gone }, { a: 1 })).toEqual(OPEN);
    expect(judged(gone, 1)).toEqual(OPEN);
  });

  test('behind any number of references', () => {
    expect(judged({ properties: { a: ref('A') } }, { a: [1] }, { A: { items: ref('Gone') } })).toEqual(OPEN);
  });

  test('still breaks what could be read', () => {
    expect(judged(X, { name: 1, look: 1 }).errors).toMatchObject([{ instancePath: '/name' }]);
  });

  test('may fit something else than what is unread', () => {
    expect(judged({ anyOf: [{ type: 'string' }, gone] }, 'a')).toEqual(FITS);
    expect(judged({ anyOf: [{ type: 'string' }, gone] }, 1)).toEqual(OPEN);
    expect(judged({ oneOf: [{ type: 'string' }, gone] }, 'a')).toEqual(FITS);
  });

  test('is told from the next one that does not', () => {
    const schemas = schemasOf({ X });
    expect(schemas.judged(at('X'), { look: 1 }, 'response')).toEqual(OPEN);
    expect(schemas.judged(at('X'), { name: 'a' }, 'response')).toEqual(FITS);
    expect(schemas.judged(at('X'), { looks: [] }, 'response')).toEqual(FITS);
  });
});

test('a value that is nested more deeply than anybody can follow is not held against its schema', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 50_000; level += 1) deep = [deep];
  expect(judged({ type: 'array', items: ref('X') }, deep)).toEqual({
    errors: [],
    unread: 'the value is nested too deeply',
  });
});

test.each([
  ['not', { not: gone }],
  ['not', { not: { properties: { a: ref('Gone') } } }],
  ['if', { if: gone, else: false }],
])('what is passed over because of it says so: %s', (keyword, X) => {
  expect(judged(X, { a: 1 }).unread).toBe(`something in its "${keyword}" could not be read`);
});

test.each([
  ['made of itself', { allOf: [ref('X')] }, /without an end/],
  ['of a type that there is not', { type: 'strnig' }, /strnig/],
  ['a reference to nothing', ref('Nothing'), /nothing stands there/],
])('a schema that is %s leaves its values open', (_, X, why) => {
  const { errors, unread } = judged(X, 1);
  expect(errors).toEqual([]);
  expect(unread).toMatch(why);
});

describe('the first unread part within another', () => {
  const root = {
    a: { content: { b: [{ $ref: '#/c' }] }, example: gone },
    c: { properties: { back: { $ref: '#/a' }, d: gone } },
    e: { $ref: '#/e', enum: [gone] },
  };

  test('is found behind references, once round', () => {
    expect(unreadWithin(root, '/a')).toEqual({ at: '/c/properties/d', why: WHY });
  });

  test('is none among values, or where nothing is', () => {
    expect(unreadWithin(root, '/e')).toBeUndefined();
    expect(unreadWithin(root, '/nowhere')).toBeUndefined();
  });
});
