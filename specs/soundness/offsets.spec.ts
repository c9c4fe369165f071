/** What good servers do with offsets and numbers of pages, and must not be blamed for. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { starterContract } from '../../src/cli/init/starter.ts';
import { makeContract } from '../../src/contract/contract.ts';
import { parseSource } from '../../src/documents/source.ts';
import { answersAsked } from '../../src/requirements/index.ts';
import type { Json } from '../support/contract.ts';
import { contractAt } from '../support/judged.ts';
import { type Cut, judged, LISTS } from './cutting.ts';
import { alarms, open, verdictOn } from './support.ts';

const offsets = contractAt(fileURLToPath(new URL('../contracts/offset.openapi.yaml', import.meta.url)));

/** Pages by offset, each of a size; a page past the end is what is said. */
const byOffset =
  (size: (asked: number) => number = (asked) => asked, past?: Json | number): Cut =>
  (items, { number }) => {
    const [offset, limit] = [number('offset', 0), size(number('limit', 10))];
    if (past !== undefined && offset >= items.length && offset > 0) return past;
    return { data: items.slice(offset, offset + limit), meta: { total: items.length, limit, offset } };
  };

const OFFSETS: Readonly<Record<string, Cut>> = {
  'past the end is 404': byOffset(undefined, 404),
  'past the end is refused': byOffset(undefined, 422),
  'past the end nothing is counted': byOffset(undefined, {
    data: [],
    meta: { total: 0, limit: 1, offset: 0 },
  }),
  'sizes are cut to 3': byOffset((size) => Math.min(size, 3)),
  'sizes are never below 10': byOffset((size) => Math.max(size, 10)),
  'sizes are passed over': byOffset(() => 6),
  'sizes are refused': (items, asked) => (asked.query.has('limit') ? 422 : byOffset()(items, asked)),
  'sizes above 5 are refused': (items, asked) =>
    asked.number('limit', 5) > 5 ? 422 : byOffset()(items, asked),
};

describe('offsets', () => {
  test.each(Object.entries(OFFSETS))('%s', async (_, cut) => {
    const report = await judged(offsets, '/api/v3/clubs*', cut);
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
  });

  test.each([1, 3, 5])('others add an item at one read in %d', async (every) => {
    const growing: Cut = (items, asked) => {
      const reads = Number(asked.state.get('reads') ?? 0) + 1;
      asked.state.set('reads', reads);
      const added = Array.from({ length: Math.floor(reads / every) }, (_, i) => ({
        ...items[0],
        id: 90_000 + i,
      }));
      return byOffset()([...added.reverse(), ...items], asked);
    };
    expect(alarms(await judged(offsets, '/api/v3/clubs', growing, LISTS))).toEqual([]);
  });

  test('a list that takes no offset is judged by its one page', async () => {
    const calls: string[] = [];
    const report = await verdictOn({
      served: offsets,
      filters: { profile: 'full', only: ['envelope/*'], operation: ['GET /api/v3/countries'] },
      onCall: ({ path }) => calls.push(path),
    });
    const judgedOf = (id: string) => report.requirements.find((one) => one.id === id)?.operations.pass.length;
    expect([alarms(report), open(report)]).toEqual([[], []]);
    expect(calls.filter((path) => path.includes('?'))).toEqual([]);
    expect([judgedOf('envelope/count'), judgedOf('envelope/links'), judgedOf('envelope/page-size')]).toEqual([
      1, 0, 0,
    ]);
  });

  test('what such a list leaves out is a matter of coverage', async () => {
    const first: Cut = (items) => ({
      data: items.slice(0, 2),
      meta: { total: items.length, limit: 2, offset: 0 },
    });
    const report = await judged(offsets, '/api/v3/countries', first, ['envelope/*']);
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([
      'out-of-reach: envelope/count GET /api/v3/countries',
      'out-of-reach: envelope/no-overlap GET /api/v3/countries',
    ]);
  });

  test('but a total that is wrong, and an offset that is, are found', async () => {
    const wrong: Cut = (items, asked) => {
      const page = byOffset()(items, asked) as { meta: Json };
      return { ...page, meta: { ...page.meta, total: items.length + 1 } };
    };
    const late: Cut = (items, asked) =>
      byOffset()(items, {
        ...asked,
        number: (name, usual) => asked.number(name, usual) + Number(name === 'offset'),
      });
    for (const cut of [wrong, late])
      expect(alarms(await judged(offsets, '/api/v3/clubs', cut, LISTS)).join()).toContain('envelope/count');
  });
});

describe('numbers', () => {
  const choices = {
    credential: 'header',
    header: 'X-Key',
    prefix: '',
    paging: 'page',
    errors: 'detail',
  } as const;
  const text = starterContract(choices, contractAt().catalogue);
  const numbers = makeContract(parseSource('contract.yaml', text), answersAsked);

  /** Pages by number, each of a size; a page past the end is what is said. */
  const byNumber =
    (size: (asked: number) => number = (asked) => asked, past?: number): Cut =>
    (items, { number }) => {
      const [page, limit] = [number('page', 1), size(number('limit', 10))];
      const shown = items.slice((page - 1) * limit, page * limit);
      const isPast = page > 1 && shown.length === 0;
      return isPast && past !== undefined ? past : { items: shown, total: items.length, page };
    };

  const NUMBERS: Readonly<Record<string, Cut>> = {
    'a page past the end is empty': byNumber(),
    'a page past the end is 404': byNumber(undefined, 404),
    'a page past the end is refused': byNumber(undefined, 400),
    'sizes are cut to 4': byNumber((size) => Math.min(size, 4)),
    'sizes are passed over': byNumber(() => 6),
  };

  test.each(Object.entries(NUMBERS))('%s', async (_, cut) => {
    const report = await judged(numbers, '/v1/notes*', cut);
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
  });
});
