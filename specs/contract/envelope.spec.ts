import { describe, expect, test } from '@jest/globals';
import { isPageOf, pagingParameters } from '../../src/contract/pages.ts';
import type { Envelope } from '../../src/model.ts';
import { answering, contractOf, documentOf, type Json, ref } from '../support/contract.ts';

const NAMES = ['page', 'offset', 'cursor', 'limit'];
const parameters = NAMES.map((name) => ({ name, in: 'query', schema: { type: 'integer' } }));
const paths = { '/widgets/': { get: { parameters, ...answering(ref('WidgetPage')) } } };
const members = {
  results: { type: 'array' },
  count: { type: 'integer' },
  next: { type: ['string', 'null'] },
  previous: { type: ['string', 'null'] },
  meta: { type: 'object', properties: { page: { type: 'integer' }, offset: { type: 'integer' } } },
};
const components = { schemas: { Page: { type: 'object', required: ['results'], properties: members } } };

const read = (envelope: Json): Envelope =>
  contractOf({
    paths,
    components,
    conformance: { envelope: { schema: '#/components/schemas/Page', items: '/results', ...envelope } },
  }).envelope as Envelope;

describe('how one page leads to the next follows from what is named', () => {
  test.each<[Envelope['paging'], Json]>([
    ['links', { next: '/next', previous: '/previous', pageParameter: 'page', pageSizeParameter: 'limit' }],
    ['links', { next: '/next', offsetParameter: 'offset', pageSizeParameter: 'limit' }],
    ['cursor', { next: '/next', cursorParameter: 'cursor', pageSizeParameter: 'limit' }],
    ['offset', { count: '/count', offset: '/meta/offset', offsetParameter: 'offset' }],
    ['number', { page: '/meta/page', pageParameter: 'page', pageSizeParameter: 'limit' }],
    ['none', {}],
  ])('%s: %j', (paging, envelope) => {
    expect(read(envelope).paging).toBe(paging);
  });

  test('and what asks for a page filters nothing', () => {
    const envelope = read({ next: '/next', cursorParameter: 'cursor', pageSizeParameter: 'limit' });
    expect(pagingParameters(envelope)).toEqual(new Set(['cursor', 'limit']));
    expect(pagingParameters(undefined).size).toBe(0);
  });
});

describe('what cannot be is refused at its line', () => {
  test.each<[string, Json, RegExp]>([
    ['a cursor from nowhere', { cursorParameter: 'cursor' }, /a cursor has to come from somewhere/],
    [
      'two ways at once',
      { next: '/next', cursorParameter: 'cursor', pageParameter: 'page' },
      /pageParameter: pages are asked for in one way/,
    ],
    ['an offset and a number', { offsetParameter: 'offset', pageParameter: 'page' }, /in one way/],
    ['a way back alone', { previous: '/previous' }, /previous: a link to the page before goes with/],
    ['a size without a way on', { pageSizeParameter: 'limit' }, /nothing leads to a next page/],
    [
      'an offset that is not asked for',
      { offset: '/meta/offset' },
      /say by which parameter \(offsetParameter\)/,
    ],
    ['a number that is not asked for', { page: '/meta/page' }, /say by which parameter \(pageParameter\)/],
    ['a place that nothing documents', { count: '/total' }, /documents nothing at \/total/],
    ['one below another', { count: '/meta/total' }, /documents nothing at \/meta\/total/],
    [
      'a parameter that nothing documents',
      { next: '/next', cursorParameter: 'cursr' },
      /no operation takes a query parameter named cursr: there are page, offset, cursor, limit/,
    ],
  ])('%s', (_, envelope, message) => {
    expect(() => read(envelope)).toThrow(message);
    expect(() => read(envelope)).toThrow(/^contract\.yaml:\d+:\d+: /);
  });

  test('a contract without query parameters may be laid over a document that has them', () => {
    const envelope = {
      ...((documentOf()['x-conformance'] as Json)['envelope'] as Json),
      pageParameter: 'page',
    };
    expect(contractOf({ conformance: { envelope } }).envelope?.pageParameter).toBe('page');
  });
});

describe('a body is a page', () => {
  const kind = (schema: Json, envelope: Json = {}) => {
    const contract = contractOf({
      paths: { '/widgets/': { get: { parameters, ...answering(schema) } } },
      components,
      conformance: { envelope: { schema: '#/components/schemas/Page', items: '/results', ...envelope } },
    });
    return contract.operation('GET /widgets/').kind;
  };
  const holding = (results: Json): Json => ({ type: 'object', properties: { ...members, results } });

  test('where it keeps an array, and not one object, in the place of items', () => {
    expect(kind(holding({ type: 'array', items: ref('Widget') }))).toBe('list');
    expect(kind(holding({ items: ref('Widget') }))).toBe('list');
    expect(kind(holding({ type: ['array', 'null'] }))).toBe('list');
    expect(kind(holding(ref('Widget')))).toBe('query');
    expect(kind(holding({ properties: { id: {} } }))).toBe('query');
  });

  test('where something else tells a page, what is not documented may be an array', () => {
    const either = { anyOf: [{ type: 'array' }, { type: 'null' }] };
    expect(kind(holding(either), { next: '/next' })).toBe('list');
    expect(kind(holding(either))).toBe('query');
  });

  test('where it has the places that a walk needs; what a page says of itself is extra', () => {
    const bare = { type: 'object', properties: { results: { type: 'array' }, next: { type: 'string' } } };
    expect(kind(bare, { next: '/next', cursorParameter: 'cursor' })).toBe('list');
    expect(kind(bare, { next: '/next', count: '/count' })).toBe('query');
    expect(kind(bare, { offsetParameter: 'offset', offset: '/meta/offset' })).toBe('list');
  });

  test('where it is the array itself, if the envelope says so', () => {
    const contract = contractOf({
      paths: { '/widgets/': { get: { parameters, ...answering({ type: 'array', items: ref('Widget') }) } } },
      components: { schemas: { Page: { type: 'array' } } },
      conformance: { envelope: { schema: '#/components/schemas/Page', items: '', pageParameter: 'page' } },
    });
    const [media] = contract.operation('GET /widgets/').responses.get('200')?.content ?? [];
    expect(contract.operation('GET /widgets/').kind).toBe('list');
    expect(isPageOf(contract.envelope as Envelope, contract.schemas, media ?? { mediaType: '' })).toBe(true);
  });
});
