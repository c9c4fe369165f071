import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../support/contract.ts';
import { type Asked, INTEGER, things, upTo, walked } from './walked.ts';

describe.each([
  ['by offset', { offsetParameter: 'offset', pageSizeParameter: 'limit' }, 'offset', 0],
  ['by number', { pageParameter: 'page', pageSizeParameter: 'limit' }, 'page', 1],
  ['by number from 0', { pageParameter: 'page', pageSizeParameter: 'limit' }, 'page', 0],
])('%s', (_, envelope, name, first) => {
  const counting = { ...envelope, count: '/total' };
  const taken = { [name]: { type: 'integer', minimum: first }, limit: INTEGER };
  const placeOf = ({ number }: Asked, size: number): number =>
    name === 'offset' ? number('offset', 0) : (number('page', first) - first) * size;
  /** A list of so many that gives pages of its own size, whatever was asked for. */
  const listOf =
    (total: number, sized: (asked: number) => number = (size) => size, claimed = total) =>
    (asked: Asked): Json => {
      const size = sized(asked.number('limit', 10));
      const from = placeOf(asked, size);
      return { items: things(from, Math.min(total, from + size)), total: claimed };
    };

  test('a walk meets all items, and ends where the count is met', async () => {
    const { sizes, met, end } = await walked(counting, taken, listOf(7));
    expect([sizes, met, end]).toEqual([[3, 3, 1], upTo(7), 'last']);
  });

  test('a full last page may be followed by another: a count too low shows', async () => {
    const { met, asked } = await walked(counting, taken, listOf(6));
    expect([met, asked.at(-2)?.replace(/\D+limit=\d+/, '')]).toEqual([upTo(6), expect.any(String)]);
    expect((await walked(counting, taken, listOf(7, undefined, 6))).met).toEqual(upTo(7));
  });

  test('what lies behind the end may be refused', async () => {
    const strict = (asked: Asked): Json | number => {
      const page = listOf(6)(asked);
      return (page['items'] as unknown[]).length === 0 ? 404 : page;
    };
    expect(await walked(counting, taken, strict)).toMatchObject({ end: 'last', met: upTo(6) });
  });

  test('a page that the count promises may not', async () => {
    const broken = (asked: Asked): Json | number => (asked.query.has(name) ? 404 : listOf(7)(asked));
    expect((await walked(counting, taken, broken)).end).toBe('broken');
  });

  test('without a count it ends at an empty page', async () => {
    const { met, end } = await walked(envelope, taken, listOf(23));
    expect([met, end]).toEqual([upTo(23), 'last']);
    expect((await walked(envelope, taken, listOf(20))).met).toEqual(upTo(20));
  });

  test.each<[string, (size: number) => number]>([
    ['cut to 2', (size) => Math.min(size, 2)],
    ['never below 10', (size) => Math.max(size, 10)],
    ['passed over', () => 5],
  ])('a size that is %s', async (_, sized) => {
    expect((await walked(counting, taken, listOf(23, sized))).met).toEqual(upTo(23));
    expect((await walked(envelope, taken, listOf(23, sized))).met).toEqual(upTo(23));
  });

  test('sizes that are refused', async () => {
    const refusing = (asked: Asked): Json | number => (asked.query.has('limit') ? 400 : listOf(23)(asked));
    expect((await walked(counting, taken, refusing)).met).toEqual(upTo(23));
    expect((await walked(envelope, taken, refusing)).met).toEqual(upTo(23));
  });

  test('pages that are thinned out are not taken for shifted ones', async () => {
    const hidden = (asked: Asked): Json => {
      const page = listOf(9)(asked);
      return { ...page, items: (page['items'] as { id: number }[]).filter(({ id }) => id !== 1) };
    };
    const { met } = await walked(counting, taken, hidden);
    expect(met).toEqual(upTo(9).filter((id) => id !== 1));
  });

  test('an empty page in the middle ends it: the count is not met', async () => {
    const cut = (asked: Asked): Json => (asked.query.has(name) ? { items: [], total: 0 } : listOf(7)(asked));
    expect(await walked(counting, taken, cut)).toMatchObject({ met: upTo(3), end: 'last', steady: true });
  });
});

describe('a list that does not take what asks for further pages', () => {
  const envelope = { offsetParameter: 'offset', pageSizeParameter: 'limit', count: '/total' };

  test.each([
    ['has none where the count is met', { items: things(0, 7), total: 7 }, 'last'],
    ['has more where the count says so', { items: things(0, 5), total: 7 }, 'unreachable'],
    ['may have more where nothing says', { items: things(0, 7) }, 'unreachable'],
  ])('%s', async (_, page, end) => {
    expect((await walked(envelope, {}, () => page)).end).toBe(end);
  });
});

test('a page says itself which number the first has', async () => {
  const envelope = { pageParameter: 'page', page: '/page', count: '/total' };
  const answer = ({ number }: Asked): Json => {
    const page = number('page', 0);
    return { items: things(page * 4, Math.min(7, page * 4 + 4)), total: 7, page };
  };
  expect((await walked(envelope, { page: INTEGER }, answer)).met).toEqual(upTo(7));
});

test('a list in one piece is one page', async () => {
  const { asked, end } = await walked({ count: '/total' }, {}, () => ({ items: things(0, 7), total: 9 }));
  expect([asked, end]).toEqual([['/widgets'], 'last']);
});
