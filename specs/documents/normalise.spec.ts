import { describe, expect, test } from '@jest/globals';
import { LOOSENED, measure, normalise, UNREAD } from '../../src/documents/normalise.ts';
import { valueAt } from '../../src/documents/pointer.ts';

type Siblings = 'ignored' | 'applied';

/** The copy of a document, and what is said about it. References to `#/nowhere` lead nowhere. */
function copyOf(root: unknown, siblings: Siblings = 'applied'): { value: unknown; notes: string[] } {
  const notes: string[] = [];
  const value = normalise(root, {
    siblings,
    reference: (reference) =>
      reference.includes('nowhere')
        ? { problem: 'nothing stands there' }
        : { reference: `#/at${reference.replace(/^[^#]*#/, '')}` },
    note: (at, message) => notes.push(`${at}: ${message}`),
  });
  return { value, notes };
}

/** What becomes of a schema. */
const schema = (source: unknown, siblings: Siblings = 'applied'): unknown =>
  valueAt(copyOf({ schemas: { X: source } }, siblings).value, '/schemas/X');

const loose = { [LOOSENED]: true };
const unread = (why: string) => ({ ...loose, [UNREAD]: why });
const NOWHERE = 'refers to "#/nowhere", and nothing stands there';

describe('null', () => {
  test.each<[string, unknown, unknown]>([
    ['nullable adds a type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'and a value',
      { type: 'string', nullable: true, enum: ['a'] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'beside a constant both are values',
      { type: 'string', nullable: true, const: 'a' },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'what version 2.0 has for it counts',
      { type: 'string', 'x-nullable': true },
      { type: ['string', 'null'] },
    ],
    ['a default of null says the same', { type: 'string', default: null }, { type: ['string', 'null'] }],
    ['unless it is denied', { type: 'string', nullable: false, default: null }, { type: 'string' }],
    ['a type of null that YAML reads as nothing', { type: ['string', null] }, { type: ['string', 'null'] }],
    ['null among the values', { type: 'string', enum: ['a', null] }, { type: ['string', 'null'] }],
    ['null among the types', { type: ['string', 'null'], enum: ['a'] }, { enum: ['a', null] }],
    [
      'stays for others beside a reference',
      { nullable: true, $ref: '#/Y' },
      { nullable: true, $ref: '#/at/Y' },
    ],
    [
      'and beside parts, whatever the type',
      { type: 'object', nullable: true, allOf: [{}] },
      { nullable: true },
    ],
    ['and where nothing else is said', { nullable: true }, { nullable: true }],
    ['is not asked for by false', { nullable: false }, {}],
  ])('%s', (_, source, expected) => expect(schema(source)).toMatchObject(expected as object));

  test('leaves no mark where the type says it all', () => {
    expect(schema({ type: 'integer', nullable: true })).toEqual({ type: ['integer', 'null'] });
    expect(schema({ type: 'integer', nullable: false })).toEqual({ type: 'integer' });
  });
});

describe('types', () => {
  test.each<[string, unknown, unknown]>([
    ['of other languages are those of JSON', { type: 'int' }, { type: 'integer' }],
    ['in other letters too', { type: 'String' }, { type: 'string' }],
    ['that are formats are texts', { type: 'datetime' }, { type: 'string' }],
    ['in a list too, each once', { type: ['Str', 'string', 'bool'] }, { type: ['string', 'boolean'] }],
    ['that say everything say nothing', { type: 'any' }, {}],
    ['within a list too', { type: ['string', 'any'] }, {}],
    ['that are empty say nothing', { type: '' }, {}],
    ['that nobody knows are not judged', { type: 'money' }, loose],
    ['that are none are not judged', { type: { a: 1 } }, loose],
    ['for files are texts', { type: 'file' }, { type: 'string', format: 'binary' }],
  ])('%s', (_, source, expected) => expect(schema(source)).toEqual(expected));
});

describe('keywords of older drafts', () => {
  test.each<[string, unknown, unknown]>([
    [
      'a mark beside a bound',
      { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
      { exclusiveMinimum: 1, maximum: 9 },
    ],
    ['a mark without a bound', { exclusiveMaximum: true }, loose],
    [
      'items as a list',
      { items: [{ type: 'int' }], additionalItems: false },
      { prefixItems: [{ type: 'integer' }], items: false },
    ],
    ['items as an empty list', { items: [], additionalItems: false }, {}],
    ['additional items of a list of one kind', { items: {}, additionalItems: false }, { items: {} }],
    [
      'dependencies',
      { dependencies: { a: ['b'], c: { minProperties: 2 } } },
      { dependentRequired: { a: ['b'] }, dependentSchemas: { c: { minProperties: 2 } } },
    ],
    ['required on the member', { type: 'string', required: true }, { type: 'string', ...loose }],
    ['not required on the member', { type: 'string', required: false }, { type: 'string' }],
    ['names of schemas', { id: 'a', $id: 'b', $schema: 'c', $anchor: 'd', type: 'null' }, { type: 'null' }],
    ['a recursive reference', { $recursiveRef: '#' }, { $ref: '#/at' }],
  ])('%s', (_, source, expected) => expect(schema(source)).toEqual(expected));

  test('an exclusive bound that numbers cannot hold is no longer exclusive', () => {
    const bound = Number('9223372036854775808');
    expect(schema({ exclusiveMaximum: bound })).toEqual({ maximum: bound });
  });

  test('a dynamic reference is like any other where it can lead to one place only', () => {
    const once = { defs: { a: { $dynamicAnchor: 'item', not: {} } }, schema: { $dynamicRef: '#item' } };
    expect(valueAt(copyOf(once).value, '/schema')).toEqual({ $ref: '#/atitem' });
    const twice = { ...once, more: { $dynamicAnchor: 'item', type: 'string' } };
    expect(valueAt(copyOf(twice).value, '/schema')).toEqual(loose);
  });
});

describe('what is wrong is left out, and marked where it would have said something', () => {
  test.each<[string, unknown, unknown]>([
    ['a bound in quotes is a number', { maxLength: '10', minimum: ' 1.5' }, { maxLength: 10, minimum: 1.5 }],
    ['a length below 0', { minLength: -1 }, loose],
    ['half a length', { maxItems: 1.5 }, loose],
    ['a bound that is no number', { maximum: 'many' }, loose],
    ['steps of nothing', { multipleOf: 0 }, loose],
    ['keywords of null', { maxLength: null, enum: null, items: null, properties: null, allOf: null }, {}],
    ['an empty list of parts', { oneOf: [] }, loose],
    ['a part that is no schema', { allOf: ['a', {}] }, { allOf: [unread('is "a", no schema'), {}] }],
    ['a choice that is no schema', { oneOf: ['string', {}] }, loose],
    ['a choice that YAML reads as nothing', { anyOf: [{}, null] }, { anyOf: [{}, { type: 'null' }] }],
    ['a member without a schema', { properties: { a: null } }, { properties: { a: {} } }],
    ['more members of a word', { additionalProperties: 'no' }, loose],
    ['no values', { enum: [] }, loose],
    ['values that are no list', { enum: { a: 1 } }, loose],
    ['required that holds more than names', { required: ['a', 1, 'a'] }, { required: ['a'], ...loose }],
    ['a format that is no text', { format: 3 }, loose],
    [
      'values of another type: those of a list are meant for its items',
      { type: 'array', enum: ['a'] },
      { type: 'array', ...loose },
    ],
    ['numbers for texts', { type: 'string', enum: ['a', 1.0] }, { type: 'string', ...loose }],
    [
      'unreadable members, and what refuses all others',
      { properties: ['a'], additionalProperties: false },
      loose,
    ],
  ])('%s', (_, source, expected) => expect(schema(source)).toEqual(expected));

  test('it is said where and why', () => {
    expect(copyOf({ schemas: { X: { maxLength: 'ten' } } }).notes).toEqual([
      '/schemas/X/maxLength: maxLength is "ten", no number of things: it is not judged',
    ]);
  });
});

describe('a reference', () => {
  test('leads into the mounted root, from schemas and from all else', () => {
    const root = {
      paths: { '/a': { get: { responses: { default: { $ref: '#/responses/E' } } } } },
      parameters: [{ $ref: '#/parameters/P' }],
      callbacks: { done: { '{$url}': { $ref: '#/paths/~1b' } } },
      discriminated: { type: 'object', properties: { a: { $ref: 'other.yaml#/A' } } },
    };
    expect(copyOf(root).value).toEqual({
      paths: { '/a': { get: { responses: { default: { $ref: '#/at/responses/E' } } } } },
      parameters: [{ $ref: '#/at/parameters/P' }],
      callbacks: { done: { '{$url}': { $ref: '#/at/paths/~1b' } } },
      discriminated: { type: 'object', properties: { a: { $ref: '#/at/A' } } },
    });
  });

  test('may stand for a whole map', () => {
    expect(copyOf({ components: { schemas: { $ref: 'schemas.yaml' } } }).value).toEqual({
      components: { schemas: { $ref: '#/atschemas.yaml' } },
    });
    expect(schema({ properties: { $ref: '#/a' }, additionalProperties: false })).toEqual(loose);
  });

  test('that leads nowhere leaves nothing to judge, and is noted', () => {
    const { value, notes } = copyOf({ schemas: { X: { $ref: '#/nowhere' } }, get: { $ref: '#/nowhere' } });
    expect(value).toEqual({ schemas: { X: unread(NOWHERE) }, get: { [UNREAD]: NOWHERE } });
    expect(notes[0]).toBe(
      '/schemas/X/$ref: refers to "#/nowhere", and nothing stands there: what it would say is not judged',
    );
    expect(notes).toHaveLength(2);
  });

  test('has only annotations beside it in older versions', () => {
    const source = { $ref: '#/Y', type: 'object', required: ['a'], readOnly: true, default: 1, 'x-a': 2 };
    expect(schema(source, 'ignored')).toEqual({ $ref: '#/at/Y', readOnly: true, default: 1, 'x-a': 2 });
    expect(schema(source, 'applied')).toEqual({ ...source, $ref: '#/at/Y' });
    const beside = { $ref: '#/nowhere', type: 'object' };
    expect(schema(beside, 'applied')).toEqual({ type: 'object', ...unread(NOWHERE) });
  });

  test('that is no text is none', () => {
    expect(schema({ $ref: { type: 'string' }, type: 'object' })).toEqual({ type: 'object', ...loose });
  });
});

describe('names of the author are no keywords', () => {
  const names = ['$ref', 'example', 'nullable', 'id', '$id', 'default', 'type', 'enum', 'items', 'required'];
  const members = Object.fromEntries([...names, '__proto__', 'x-a'].map((name) => [name, { type: 'int' }]));

  test.each(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'])(
    'in %s',
    (keyword) => {
      const copy = schema({ [keyword]: members }) as Record<string, Record<string, unknown>>;
      expect(Object.keys(copy[keyword] ?? {})).toEqual(Object.keys(members));
      expect(Object.values(copy[keyword] ?? {})).toEqual(
        Object.keys(members).map(() => ({ type: 'integer' })),
      );
    },
  );

  test('for schemas, responses, media types and the like', () => {
    const root = {
      components: {
        schemas: { example: { type: 'int' }, enum: { type: 'array', items: { type: 'int' } } },
        responses: { schema: { content: { value: { schema: { type: 'int' } } } } },
        parameters: { type: { name: 'type', in: 'query', required: true, schema: { type: 'int' } } },
      },
    };
    expect(JSON.stringify(copyOf(root).value)).toBe(JSON.stringify(root).replaceAll('"int"', '"integer"'));
  });
});

test('data is left alone', () => {
  const strange = { type: 'int', $ref: '#/nowhere', nullable: true, id: 'a' };
  const root = {
    schemas: { X: { example: strange, default: strange, enum: [strange], examples: [strange] } },
    content: { 'a/b': { example: strange, examples: { one: { value: strange } } } },
    responses: { 200: { examples: { 'a/b': strange } } },
  };
  const { value, notes } = copyOf(root);
  expect(value).toEqual(root);
  expect(notes).toEqual([]);
});

test('named examples may be references', () => {
  expect(copyOf({ examples: { one: { $ref: '#/examples/a' } } }).value).toEqual({
    examples: { one: { $ref: '#/at/examples/a' } },
  });
});

describe('what is no schema is not read as one', () => {
  test.each([
    [
      'a key',
      { securityDefinitions: { K: { type: 'apiKey', in: 'header', name: 'X' }, B: { type: 'basic' } } },
    ],
    ['a parameter', { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] }],
    ['a header', { headers: { id: { required: true, schema: {} } } }],
    ['a body', { requestBody: { required: true, content: {} } }],
    ['a server', { servers: [{ url: '/{a}', variables: { a: { enum: ['b'], default: 'b' } } }] }],
    ['a link', { links: { id: { operationId: 'a', parameters: { id: '$response.body#/id' } } } }],
  ])('%s', (_, root) => expect(copyOf(root)).toEqual({ value: root, notes: [] }));
});

test('a parameter of version 2.0 is its own schema', () => {
  const parameter = { name: 'id', in: 'query', required: true, type: 'file', maxLength: '9', id: 'a' };
  expect(copyOf({ parameters: [parameter] }).value).toEqual({
    parameters: [{ ...parameter, type: 'string', format: 'binary', maxLength: 9 }],
  });
});

test('files of schemas alone are read as well', () => {
  expect(copyOf({ nullable: true, type: 'string' }).value).toEqual({ type: ['string', 'null'] });
  expect(
    copyOf({ Pet: { properties: { a: { type: 'int' } } }, Id: { $ref: '#/I', required: true } }).value,
  ).toEqual({ Pet: { properties: { a: { type: 'integer' } } }, Id: { $ref: '#/at/I', ...loose } });
});

test('extensions are read, for references may lead there, but nothing is said about them', () => {
  const { value, notes } = copyOf({ 'x-schemas': { A: { type: 'string', nullable: true, maxLength: 'a' } } });
  expect(value).toEqual({ 'x-schemas': { A: { type: ['string', 'null'], ...loose } } });
  expect(notes).toEqual([]);
});

describe('what is shared, circular or deep', () => {
  test('is copied once, and noted at its first place', () => {
    const shared = { type: 'strnig' };
    const source = { schemas: { A: shared, B: { properties: { c: shared } } } };
    const { value, notes } = copyOf(source);
    expect(valueAt(value, '/schemas/A')).toBe(valueAt(value, '/schemas/B/properties/c'));
    expect(notes).toHaveLength(1);
    expect(source.schemas.A).toEqual({ type: 'strnig' });
  });

  test('is left out where it contains itself', () => {
    const round: Record<string, unknown> = { type: 'array' };
    round['items'] = round;
    const { value, notes } = copyOf({ schemas: { A: round } });
    expect(valueAt(value, '/schemas/A')).toEqual({
      type: 'array',
      items: unread('contains itself: that is left out'),
    });
    expect(notes).toEqual(['/schemas/A/items: contains itself: that is left out']);
  });

  const nested = (levels: number, key: string, end: unknown = {}): unknown => {
    let value = end;
    for (let level = 0; level < levels; level += 1) value = key === '[]' ? [value] : { [key]: value };
    return value;
  };

  test.each(['a', 'items', 'allOf', '[]', 'not', 'properties', 'x-a', 'default', 'example'])(
    'is left out below the deepest level: %j',
    (key) => {
      const { value } = copyOf({
        schemas: { A: nested(100_000, key), B: { example: nested(100_000, 'a') } },
      });
      expect(JSON.stringify(value).length).toBeLessThan(20_000);
      expect(measure(value)).toMatchObject({ nodes: expect.any(Number) });
    },
  );

  test('is left out where only sharing makes it deep', () => {
    const roots: Record<string, unknown> = {};
    let shared: unknown = { type: 'string' };
    for (let i = 0; i < 20; i += 1) roots[i] = shared = nested(300, 'items', shared);
    const { value } = copyOf({ schemas: roots });
    expect(JSON.stringify(value).length).toBeLessThan(1_000_000);
  });

  test('of many small parts takes no time', () => {
    let shared: unknown = { type: 'int' };
    for (let i = 0; i < 200; i += 1) shared = { properties: { a: shared, b: shared } };
    expect(copyOf({ schemas: { A: shared } }).notes).toHaveLength(1);
  });
});

describe('the measure of a document', () => {
  test('counts what is shared as often as it stands there', () => {
    const shared = { a: 1 };
    expect(measure({ one: shared, two: [shared] })).toEqual({ nodes: 6 });
    expect(measure(null)).toEqual({ nodes: 1 });
    let bomb: unknown = ['lol'];
    for (let i = 0; i < 100; i += 1) bomb = Array(9).fill(bomb);
    expect((measure(bomb) as { nodes: number }).nodes).toBeGreaterThan(1e90);
  });

  test('is none where it contains itself', () => {
    const round: unknown[] = [];
    round.push({ round });
    expect(measure({ round })).toEqual({ circular: true });
  });
});
