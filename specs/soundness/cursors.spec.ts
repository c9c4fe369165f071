/** What good servers do with cursors, and must not be blamed for. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { Json } from '../support/contract.ts';
import { contractAt } from '../support/judged.ts';
import { type Cut, judged, LISTS } from './cutting.ts';
import { alarms, open } from './support.ts';

const cursors = contractAt(fileURLToPath(new URL('../contracts/cursor.openapi.yaml', import.meta.url)));

/** A place in a list as others write it. */
const opaque = (place: number): string => Buffer.from(`place ${place}`).toString('base64url');
const placeIn = (cursor: string | null): number =>
  cursor === null ? 0 : Number(Buffer.from(cursor, 'base64url').toString().slice(6));

/** Pages by cursor, each of a size, with something in the place of a cursor where nothing follows. */
const byCursor =
  (size: (asked: number) => number = (asked) => asked, none: unknown = null): Cut =>
  (items, { query, number }) => {
    const from = placeIn(query.get('cursor'));
    const to = from + size(number('limit', 10));
    return { items: items.slice(from, to), nextCursor: to < items.length ? opaque(to) : none };
  };

let tickets = 0;

/** A cursor that was never given before. */
const ticket = (): string => {
  tickets += 1;
  return opaque(tickets);
};

const CURSORS: Readonly<Record<string, Cut>> = {
  'a cursor is given although nothing follows': (items, asked) => {
    const page = byCursor()(items, asked) as { items: object[]; nextCursor: unknown };
    return page.items.length > 0 ? { ...page, nextCursor: page.nextCursor ?? opaque(items.length) } : page;
  },
  'pages may be empty, and lead on': (items, asked) => {
    const place = placeIn(asked.query.get('cursor'));
    if (place % 2 === 1 && place < items.length) return { items: [], nextCursor: opaque(place - 0.5) };
    const to = Math.floor(place) + 2 * asked.number('limit', 10);
    return { items: items.slice(Math.floor(place), to), nextCursor: to < items.length ? opaque(to) : null };
  },
  'cursors are others each time, and good for one use': (items, { query, number, state }) => {
    const cursor = query.get('cursor');
    const from = cursor === null ? 0 : (state.get(cursor) as number | undefined);
    if (from === undefined) return 400;
    if (cursor !== null) state.delete(cursor);
    const to = from + number('limit', 10);
    const next = ticket();
    state.set(next, to);
    return { items: items.slice(from, to), nextCursor: to < items.length ? next : null };
  },
  'a cursor holds the size as well': (items, { query, number }) => {
    const [place, held] = (query.get('cursor') ?? '').split('.').map(Number);
    const size = held ?? number('limit', 10);
    const to = (place || 0) + size;
    return { items: items.slice(place || 0, to), nextCursor: to < items.length ? `${to}.${size}` : null };
  },
  'sizes are cut to 3': byCursor((size) => Math.min(size, 3)),
  'sizes are never below 10': byCursor((size) => Math.max(size, 10)),
  'sizes are passed over': byCursor(() => 6),
  'sizes above 20 are refused': (items, asked) =>
    asked.number('limit', 10) > 20 ? 400 : byCursor()(items, asked),
  'a page has fewer items than it could': byCursor((size) => Math.max(1, size - 1)),
};

describe('cursors', () => {
  test.each(Object.entries(CURSORS))('%s', async (_, cut) => {
    const report = await judged(cursors, '/v1/shipments*', cut);
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
  });

  test('the way on is bound to a state of the list, which others change at every read', async () => {
    const report = await judged(
      cursors,
      '/v1/shipments',
      (items, { query, number, state }) => {
        const version = Number(state.get('version') ?? 0) + 1;
        state.set('version', version);
        const [bound, place] = (query.get('cursor') ?? `${version}.0`).split('.').map(Number);
        if (bound !== version) return 400;
        const shifted = items.slice(version % 3);
        const to = (place ?? 0) + number('limit', 10);
        return {
          items: shifted.slice(place, to),
          nextCursor: to < shifted.length ? `${version}.${to}` : null,
        };
      },
      LISTS,
    );
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toContain('precondition-unmet: envelope/links GET /v1/shipments');
  });

  test('items have no ids: whether one comes twice is not known', async () => {
    const bare: Cut = (items, asked) => {
      const page = byCursor()(items, asked) as { items: (object & { id?: unknown })[] };
      return { ...page, items: page.items.map(({ id: _, ...rest }) => rest) };
    };
    const report = await judged(cursors, '/v1/carriers', bare, ['envelope/links', 'envelope/no-overlap']);
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual(['no-data: envelope/no-overlap GET /v1/carriers']);
  });

  test('but a cursor that leads nowhere, or to the page itself, is found', async () => {
    const nowhere: Cut = (items, asked) => (asked.query.has('cursor') ? 404 : byCursor()(items, asked));
    const itself: Cut = (items, asked) => {
      const page = byCursor()(items, asked) as Json;
      return { ...page, nextCursor: asked.query.get('cursor') ?? page['nextCursor'] };
    };
    for (const cut of [nowhere, itself])
      expect(alarms(await judged(cursors, '/v1/shipments', cut, LISTS)).join()).toContain('envelope/links');
  });
});
