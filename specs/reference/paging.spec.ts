import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { answering, contractOf, ref } from '../support/contract.ts';
import { contractAt } from '../support/judged.ts';
import { type Ask, fresh } from './client.ts';

const at = (name: string) =>
  contractAt(fileURLToPath(new URL(`../contracts/${name}.openapi.yaml`, import.meta.url)));

const bodyOf = async <T>(ask: Ask, path: string): Promise<T> => (await ask('GET', path)).value as T;
const idsOf = (items: readonly { id: unknown }[]): unknown[] => items.map(({ id }) => id);

describe('by cursor', () => {
  const cursors = at('cursor');
  interface Page {
    readonly items: readonly { id: string }[];
    readonly nextCursor: string | null;
  }
  const page = (ask: Ask, query: string) => bodyOf<Page>(ask, `/v1/shipments?${query}`);

  test('cursors lead through the list, in the size that was asked for', async () => {
    const ask = fresh(cursors);
    const met: unknown[] = [];
    const sizes: number[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { items, nextCursor }: Page = await page(ask, `limit=9${next && `&cursor=${next}`}`);
      met.push(...idsOf(items));
      sizes.push(items.length);
      next = nextCursor;
    }
    expect(sizes).toEqual([9, 9, 5]);
    expect(met).toEqual(idsOf((await page(ask, 'limit=100')).items));
  });

  test('they are the same each time, and hold though the item that they name is gone', async () => {
    const ask = fresh(cursors);
    const [one, again] = [await page(ask, 'limit=3'), await page(ask, 'limit=3')];
    expect(one.nextCursor).toBe(again.nextCursor);
    const { items } = await page(ask, `limit=3&cursor=${one.nextCursor}`);
    await ask('DELETE', `/v1/shipments/${one.items.at(-1)?.id}`);
    expect((await page(ask, `limit=3&cursor=${one.nextCursor}`)).items).toEqual(items);
  });

  test('what is no cursor is refused, and named', async () => {
    const { status, value } = await fresh(cursors)('GET', '/v1/shipments?cursor=nonsense');
    expect([status, value]).toEqual([400, expect.objectContaining({ title: 'Not valid' })]);
  });

  test('a full last page has no cursor', async () => {
    expect((await page(fresh(cursors), 'limit=23')).nextCursor).toBeNull();
  });
});

describe('by offset', () => {
  const offsets = at('offset');
  interface Page {
    readonly data: readonly { id: number }[];
    readonly meta: { readonly total: number; readonly limit: number; readonly offset: number };
  }
  const page = (query: string) => bodyOf<Page>(fresh(offsets), `/api/v3/clubs?${query}`);

  test('a page begins where it is asked to, and says so', async () => {
    const all = idsOf((await page('limit=100')).data);
    const { data, meta } = await page('limit=5&offset=20');
    expect([idsOf(data), meta]).toEqual([all.slice(20), { total: 23, limit: 5, offset: 20 }]);
  });

  test('behind the last item is an empty page', async () => {
    expect(await page('limit=5&offset=23')).toEqual({ data: [], meta: { total: 23, limit: 5, offset: 23 } });
  });

  test('a list that takes no offset is answered whole', async () => {
    const { data, meta } = await bodyOf<Page>(fresh(offsets), '/api/v3/countries?limit=1&offset=1');
    expect([data.length, meta.offset]).toEqual([meta.total, 0]);
  });

  test('ids are numbers that nobody has yet, an example’s neither', async () => {
    const ask = fresh(offsets);
    const body = { name: 'Rovers', open: true, founded: '1999-08-01' };
    for (let i = 0; i < 80; i += 1) await ask('POST', '/api/v3/clubs', { body });
    expect((await bodyOf<Page>(ask, '/api/v3/clubs')).meta.total).toBe(103);
  });
});

describe('by number, and in one piece', () => {
  const parameters = ['page', 'limit'].map((name) => ({
    name,
    in: 'query',
    schema: { type: 'integer', minimum: 0 },
  }));
  const places = { schema: '#/components/schemas/Page', items: '/results', count: '/count' };
  const list = (envelope: object) =>
    fresh(
      contractOf({
        paths: { '/widgets': { get: { parameters, ...answering(ref('WidgetPage')) } } },
        conformance: { envelope: { ...places, ...envelope } },
      }),
    );
  const numbered = list({ pageParameter: 'page', pageSizeParameter: 'limit' });
  const credential = 'Api-Key FullKeyOfTheSpecs01';
  const read = async (ask: Ask, query: string) => {
    const { status, value } = await ask('GET', `/widgets${query}`, { credential });
    const results = (value as { results?: unknown[] } | undefined)?.results;
    return [status, results?.length];
  };

  test('the least number that is documented is that of the first page', async () => {
    expect(await read(numbered, '?page=0&limit=9')).toEqual(await read(numbered, '?limit=9'));
    expect(await read(numbered, '?page=2&limit=9')).toEqual([200, 5]);
  });

  test('a page past the last is not there', async () => {
    expect(await read(numbered, '?page=3&limit=9')).toEqual([404, undefined]);
  });

  test('in one piece is all that there is', async () => {
    expect(await read(list({}), '?page=2&limit=9')).toEqual([200, 23]);
  });
});
