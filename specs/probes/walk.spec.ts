import { describe, expect, test } from '@jest/globals';
import type { HttpRequest } from '../../src/model.ts';
import { type Walk, walk } from '../../src/probes/walk.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { answering, contractOf, type Json, ref } from '../support/contract.ts';
import { jsonAnswer } from '../support/exchange.ts';
import { driven, stopOf } from '../support/script.ts';

const parameters = ['page', 'size'].map((name) => ({ name, in: 'query', schema: { type: 'integer' } }));
const paths = { '/widgets/': { get: { parameters, ...answering(ref('WidgetPage')) } } };
const places = { items: '/results', count: '/count', next: '/next', previous: '/previous' };
const envelope = {
  schema: '#/components/schemas/Page',
  ...places,
  pageParameter: 'page',
  pageSizeParameter: 'size',
};
const contract = contractOf({ paths, conformance: { envelope } });

type Answer = (page: number, size: number, asked: number) => Json;

/** A walk over a list that answers so. */
async function walked(answer: Answer, maxPages = 30) {
  const { envelope: used } = contract;
  if (used === undefined) throw new Error('no envelope');
  let asked = 0;
  const kit = { contract, settings: { ...defaultSettings, maxPages } };
  const { outcome, requests } = await driven(
    walk(kit, contract.operation('GET /widgets/'), used).script,
    (request: HttpRequest) => {
      const query = new URL(request.path, 'http://x').searchParams;
      asked += 1;
      return jsonAnswer(200, answer(Number(query.get('page') ?? 1), Number(query.get('size') ?? 10), asked));
    },
  );
  if ('stop' in outcome) throw new Error(outcome.stop.message);
  return { ...(outcome.value as Walk), paths: requests.map(({ path }) => path) };
}

const link = (page: number, size: number) =>
  `https://elsewhere.test/prefix/widgets/?page=${page}&size=${size}`;

/** A list of so many items that is right. */
const listOf =
  (total: number): Answer =>
  (page, size) => ({
    count: total,
    next: page * size < total ? link(page + 1, size) : null,
    previous: page > 1 ? link(page - 1, size) : null,
    results: Array.from({ length: Math.min(size, total - (page - 1) * size) }, (_, i) => ({
      id: `${(page - 1) * size + i}`,
    })),
  });

test('a walk meets all items, on about three pages, and ends at the last', async () => {
  const { pages, end, steady, paths: asked } = await walked(listOf(7));
  expect(pages.map(({ items }) => items.length)).toEqual([3, 3, 1]);
  expect([end, steady]).toEqual(['last', true]);
  expect(asked.every((path) => path.startsWith('/widgets/'))).toBe(true);
});

test('a link to another host is followed on the target alone, with its query', async () => {
  expect((await walked(listOf(4))).paths).toContain('/widgets/?page=2&size=2');
});

test('the way back from the second page is asked for', async () => {
  expect((await walked(listOf(4))).back?.items).toEqual([{ id: '0' }, { id: '1' }]);
});

test('the way back proves nothing where the first page is another by then', async () => {
  const moving: Answer = (page, size, asked) => ({
    ...listOf(4)(page, size, asked),
    results: [{ id: `${asked}` }],
  });
  expect((await walked(moving)).back).toBeUndefined();
});

test('a short list is one page', async () => {
  for (const total of [0, 1]) expect((await walked(listOf(total))).paths).toEqual(['/widgets/']);
});

describe('a walk ends', () => {
  const linking =
    (next: unknown): Answer =>
    (page, size, asked) => ({ ...listOf(9)(page, size, asked), next });

  test('where a link leads to a page seen before', async () => {
    expect((await walked(linking(link(2, 3)))).end).toBe('loop');
  });

  test.each(['https://elsewhere.test/other/?page=2', 'http://[', 7])(
    'where a link leads nowhere: %j',
    async (next) => {
      expect((await walked(linking(next))).end).toBe('broken');
    },
  );

  test('where there are too many pages', async () => {
    const endless: Answer = (page, size) => ({ ...listOf(9)(1, size, 0), next: link(page + 1, size) });
    const { end, pages } = await walked(endless, 5);
    expect([end, pages.length]).toEqual(['budget', 5]);
  });

  test('where a page cannot be read', async () => {
    const { outcome } = await driven(
      walk(
        { contract, settings: defaultSettings },
        contract.operation('GET /widgets/'),
        contract.envelope ?? (envelope as never),
      ).script,
      () => jsonAnswer(500, {}),
    );
    expect(stopOf(outcome)).toMatchObject({ verdict: 'inconclusive', reason: 'precondition-unmet' });
  });
});

test('a list that changes on the way is walked again, and at last called unsteady', async () => {
  const once: Answer = (page, size, asked) => ({
    ...listOf(7)(page, size, asked),
    count: asked === 3 ? 8 : 7,
  });
  expect((await walked(once)).steady).toBe(true);
  const always: Answer = (page, size, asked) => ({ ...listOf(7)(page, size, asked), count: 7 + (asked % 2) });
  expect((await walked(always)).steady).toBe(false);
});
