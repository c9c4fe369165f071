import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../support/contract.ts';
import { type Asked, INTEGER, things, upTo, walked } from './walked.ts';

describe('by cursor', () => {
  const envelope = { next: '/next', cursorParameter: 'cursor', pageSizeParameter: 'limit' };
  const both = { cursor: { type: 'string' }, limit: INTEGER };
  /** A list of so many, with another way to say that nothing follows, or where to go on. */
  const listOf =
    (total: number, none: unknown = null, cursor: (place: number) => unknown = String) =>
    ({ number }: Asked): Json => {
      const [from, size] = [number('cursor', 0), number('limit', 10)];
      const next = from + size < total ? cursor(from + size) : none;
      return { items: things(from, Math.min(total, from + size)), ...(next !== undefined && { next }) };
    };

  test('a walk goes on with the same query, in pages that make several of the list', async () => {
    const { sizes, end, asked, met } = await walked(envelope, both, listOf(7));
    expect([sizes, end, met]).toEqual([[3, 3, 1], 'last', upTo(7)]);
    expect(asked).toContain('/widgets?limit=3&cursor=3');
  });

  test('how many there are is asked for where no count says so', async () => {
    const { sizes, asked } = await walked(envelope, both, listOf(23));
    expect(asked.slice(0, 3)).toEqual(['/widgets', '/widgets?limit=100', '/widgets?limit=8']);
    expect(sizes).toEqual([8, 8, 7]);
  });

  test.each([
    [{ minimum: 5, maximum: 20 }, ['20', '20']],
    [{ minimum: 10 }, ['100', '10']],
    [{ enum: [5, 25, 50] }, ['50', '5']],
  ])('a size is one that is documented: %j', async (schema, sizes) => {
    const { asked } = await walked(envelope, { ...both, limit: { ...INTEGER, ...schema } }, listOf(23));
    expect(asked.slice(1, 3).map((path) => path.split('=')[1])).toEqual(sizes);
  });

  test.each([
    ['null', null],
    ['nothing', undefined],
    ['no text', ''],
  ])('a walk ends at %s', async (_, none) => {
    expect((await walked(envelope, both, listOf(7, none))).end).toBe('last');
  });

  test('a cursor may be a number', async () => {
    expect(
      (
        await walked(
          envelope,
          both,
          listOf(7, null, (place) => place),
        )
      ).met,
    ).toEqual(upTo(7));
  });

  test('a page may be empty, and lead on', async () => {
    const thinned = (asked: Asked): Json => {
      const page = listOf(9)(asked);
      return asked.number('cursor', 0) === 3 ? { ...page, items: [] } : page;
    };
    expect((await walked(envelope, both, thinned)).sizes).toEqual([3, 0, 3]);
  });

  test('a cursor that comes again is a loop', async () => {
    expect((await walked(envelope, both, listOf(7, '3'))).end).toBe('loop');
  });

  test('what is no cursor, or is refused, leads nowhere', async () => {
    expect(
      (
        await walked(
          envelope,
          both,
          listOf(7, null, (place) => ({ place })),
        )
      ).end,
    ).toBe('broken');
    const refusing = (asked: Asked): Json | number => (asked.query.has('cursor') ? 400 : listOf(7)(asked));
    expect(await walked(envelope, both, refusing)).toMatchObject({ end: 'broken', steady: true });
  });

  test('a list that takes no cursor cannot be walked further', async () => {
    const { sizes, end } = await walked(envelope, { limit: INTEGER }, listOf(7));
    expect([sizes, end]).toEqual([[3], 'unreachable']);
    expect((await walked(envelope, {}, listOf(7))).end).toBe('last');
  });
});
