import { expect, test } from '@jest/globals';
import { dereference, joinPointer, pointerOf, segmentsOf, valueAt } from '../../src/documents/pointer.ts';

test('names with slashes and tildes survive the way into a pointer and back', () => {
  expect(joinPointer('/paths', '/a~b/', 0)).toBe('/paths/~1a~0b~1/0');
  expect(segmentsOf('/paths/~1a~0b~1/0')).toEqual(['paths', '/a~b/', '0']);
  expect(segmentsOf(joinPointer('', '~1', ''))).toEqual(['~1', '']);
});

test('a pointer finds what stands there, and nothing that is inherited', () => {
  const root = { a: [{ b: null }] };
  expect(valueAt(root, '')).toBe(root);
  expect(valueAt(root, '/a/0/b')).toBeNull();
  expect(valueAt(root, '/a/1')).toBeUndefined();
  expect(valueAt(root, '/constructor')).toBeUndefined();
  expect(valueAt(root, '/a/0/b/c')).toBeUndefined();
});

test('references are followed to their end; circles and dead ends have none', () => {
  const root = {
    one: { $ref: '#/two' },
    two: { $ref: '#/real%20thing' },
    'real thing': {},
    round: { $ref: '#/round' },
    away: { $ref: 'other.yaml#/x' },
    dead: { $ref: '#/nowhere' },
  };
  expect(dereference(root, '/one')).toBe('/real thing');
  expect(['/round', '/away', '/dead', '/nowhere'].map((at) => dereference(root, at))).toEqual(
    Array(4).fill(undefined),
  );
});

test('a reference within the document is a pointer, percent-encoded or not', () => {
  expect(pointerOf('#/a%7Bb%7D')).toBe('/a{b}');
  expect(pointerOf('#/100%')).toBe('/100%');
  expect(pointerOf('https://example.com/#/a')).toBeUndefined();
});
