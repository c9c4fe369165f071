import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseSource, readDocument } from '../../src/documents/source.ts';
import { DocumentError } from '../../src/errors.ts';

const parse = (text: string) => parseSource('api.yaml', text);

test('a byte order mark is no part of the document', () => {
  expect(parse('\uFEFFopenapi: 3.1.0').value).toEqual({ openapi: '3.1.0' });
});

test('merge keys become members, and what stands beside them wins', () => {
  const { value } = parse(
    "errors: &errors {'401': refused, '404': missing}\nresponses:\n  <<: *errors\n  '404': gone\n",
  );
  expect(value).toMatchObject({ responses: { '401': 'refused', '404': 'gone' } });
  expect((value as { responses: object }).responses).not.toHaveProperty('<<');
});

test('several merge keys in a list are all taken', () => {
  const { value } = parse('a: &a {x: 1}\nb: &b {y: 2}\nc:\n  <<: [*a, *b]\n');
  expect(value).toMatchObject({ c: { x: 1, y: 2 } });
});

test('JSON is read as well', () => {
  expect(parse('{"a": [1, {"b": null}]}').value).toEqual({ a: [1, { b: null }] });
});

describe('what cannot be read is refused with file, line and column', () => {
  test.each([
    ['a key that stands twice', 'a: 1\nb: 2\na: 3\n', 'api.yaml:3:1: Map keys must be unique'],
    ['an unclosed bracket', 'a:\n  b: [1, 2\n', /^api\.yaml:\d+:\d+: /],
    ['a tab as indentation', 'a:\n\tb: 1\n', /^api\.yaml:2:\d+: /],
    ['two documents in one file', 'a: 1\n---\nb: 2\n', /^api\.yaml:\d+:\d+: /],
  ])('%s', (_, text, message) => {
    expect(() => parse(text)).toThrow(DocumentError);
    expect(() => parse(text)).toThrow(message);
  });

  test('and the place is said once', () => {
    expect(() => parse('a: 1\na: 3\n')).toThrow(/^api\.yaml:2:1: [^\n]*unique$/);
  });
});

test('an alias without an anchor is refused by name', () => {
  expect(() => parse('a: *nothing\n')).toThrow(/^api\.yaml.*nothing/);
});

describe('a place', () => {
  const source = parse('a:\n  - b: 1\n  - c/d: 2\nshared: &x {deep: {er: 1}}\nalias: *x\n');

  test.each([
    ['', 1, 1],
    ['/a/0/b', 2, 8],
    ['/a/1/c~1d', 3, 10],
  ])('of %j is line %d, column %d', (pointer, line, column) => {
    expect(source.locate(pointer)).toEqual({ file: 'api.yaml', line, column });
  });

  test('of what is not there is that of the part around it', () => {
    expect(source.locate('/a/1/nothing/below').line).toBe(3);
  });

  test('of what an alias brings in is where its text stands', () => {
    expect(source.locate('/alias/deep/er').line).toBe(4);
  });
});

test('the digest is that of the text', () => {
  expect(parse('a: 1').digest).toBe(parse('a: 1').digest);
  expect(parse('a: 1').digest).not.toBe(parse('a:  1').digest);
});

describe('a file', () => {
  test('that is not there is named', () => {
    expect(() => readDocument('no/such/file.yaml')).toThrow(/^no\/such\/file\.yaml: no such file$/);
  });

  test('is named in the places of its parts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
    try {
      const file = join(folder, 'api.yaml');
      writeFileSync(file, 'a: 1\n');
      expect(readDocument(file).locate('/a')).toEqual({ file, line: 1, column: 4 });
      expect(() => readDocument(folder)).toThrow(/cannot be read \(EISDIR\)/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
