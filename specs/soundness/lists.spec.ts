import { describe, expect, test } from '@jest/globals';
import { isObject } from '../../src/documents/pointer.ts';
import { queryIn } from '../../src/reference/http.ts';
import { editObject, jsonIn, withJson } from '../../src/reference/mutants/helpers.ts';
import { pageIn } from '../../src/reference/mutants/pages.ts';
import { alarms, CHATBOT_LIST, contractWith, json, open, type Vary, verdictOn } from './support.ts';

const filters = { operation: CHATBOT_LIST };

/** A server that writes its links in another way. */
const linking =
  (change: (link: URL) => string | null): Vary =>
  async (call, forward, facts) => {
    const answer = await forward(call);
    if (pageIn(answer, call, facts) === undefined) return answer;
    return editObject(answer, (page) => {
      const changed = (link: unknown) => (typeof link === 'string' ? change(new URL(link)) : link);
      return { ...page, next: changed(page['next']), previous: changed(page['previous']) };
    });
  };

const LINKS: Readonly<Record<string, (link: URL) => string | null>> = {
  'another scheme and host': ({ pathname, search }) => `https://api.example.com${pathname}${search}`,
  'another port': ({ pathname, search }) => `http://127.0.0.1:1${pathname}${search}`,
  'a path prefix of the proxy': ({ pathname, search }) =>
    `https://example.com/gateway/v1${pathname}${search}`,
  'no page number where it is the first': (link) => {
    if (link.searchParams.get('page') === '1') link.searchParams.delete('page');
    return link.href;
  },
  'a parameter of its own': (link) => `${link.href}&trace=a%20b&flag`,
  'an order of its own': (link) => {
    link.searchParams.sort();
    return link.href;
  },
};

describe('rule 9: a proxy stands between, and links are the server’s to write', () => {
  test.each(Object.entries(LINKS))('%s', async (_, change) => {
    const calls: string[] = [];
    const report = await verdictOn({
      vary: linking(change),
      filters,
      onCall: ({ path }) => calls.push(path),
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
    expect(calls.filter((path) => !path.startsWith('/api/'))).toEqual([]);
  });

  test('a link with another path is found, whatever its host', async () => {
    const report = await verdictOn({
      vary: linking(({ search }) => `https://api.example.com/api/contacts/${search}`),
      filters,
    });
    expect(alarms(report).join()).toContain('envelope/links');
  });
});

test('links carry an opaque cursor', async () => {
  const cursorOf = (page: string | null, size: string | null) =>
    Buffer.from(`p=${page ?? 1}&s=${size ?? ''}~~>>`).toString('base64');
  const report = await verdictOn({
    filters,
    async vary(call, forward, facts) {
      const cursor = queryIn(call).get('cursor');
      const [, page, size] =
        cursor === null ? [] : (/^p=(\d+)&s=(\d*)/.exec(Buffer.from(cursor, 'base64').toString()) ?? []);
      const path =
        page === undefined ? call.path : `/api/chatbots/?page=${page}${size ? `&pageSize=${size}` : ''}`;
      return linking((link) => {
        const cursor = cursorOf(link.searchParams.get('page'), link.searchParams.get('pageSize'));
        return `${link.origin}${link.pathname}?${new URLSearchParams({ cursor })}`;
      })({ ...call, path }, forward, facts);
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
});

/** A server that reads page sizes in its own way; null refuses them. */
const sizing =
  (size: (asked: number) => number | null): Vary =>
  async (call, forward) => {
    const url = new URL(call.path, 'http://localhost');
    const asked = url.searchParams.get('pageSize');
    if (asked === null) return forward(call);
    const given = size(Number(asked));
    if (given === null) {
      return {
        status: 400,
        headers: [['Content-Type', 'application/json']],
        body: '{"detail":"Invalid page size."}',
      };
    }
    url.searchParams.set('pageSize', String(given));
    return forward({ ...call, path: url.pathname + url.search });
  };

const SIZES: Readonly<Record<string, (asked: number) => number | null>> = {
  'capped at two': (asked) => Math.min(asked, 2),
  'never below ten': (asked) => Math.max(asked, 10),
  'passed over': () => 20,
};

describe('rule 8: a page size is what the server makes of it', () => {
  test.each(Object.entries(SIZES))('%s', async (_, size) => {
    const report = await verdictOn({ vary: sizing(size), filters });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
  });

  test('refused', async () => {
    const report = await verdictOn({ vary: sizing(() => null), filters });
    expect(alarms(report)).toEqual([]);
  });
});

/** A list of so many items; one in `every` reads finds it changed by somebody else. */
const written =
  (every: number, change: (items: unknown[], turn: number) => unknown[]): Vary =>
  async (call, forward, facts) => {
    // What the server has is fewer: its own last page is not this list's.
    const answer = await forward({ ...call, path: call.path.split('?')[0] ?? '' });
    if (pageIn(answer, call, facts) === undefined) return answer;
    const state = facts.memory as Map<string, unknown>;
    const whole = (state.get('items') as unknown[] | undefined) ?? (await all(call.headers, forward));
    const reads = ((state.get('reads') as number | undefined) ?? 0) + 1;
    const items = reads % every === 0 ? change(whole, reads) : whole;
    state.set('items', items).set('reads', reads);
    const query = queryIn(call);
    const size = Number(query.get('pageSize') ?? 10);
    const page = Number(query.get('page') ?? 1);
    const link = (to: number): string | null => {
      if (to < 1 || to > Math.ceil(items.length / size)) return null;
      query.set('page', String(to));
      return `http://localhost/api/chatbots/?${query}`;
    };
    return withJson(answer, {
      count: items.length,
      next: link(page + 1),
      previous: link(page - 1),
      results: items.slice((page - 1) * size, page * size),
    });
  };

async function all(
  headers: Parameters<Vary>[0]['headers'],
  forward: Parameters<Vary>[1],
): Promise<unknown[]> {
  const path = '/api/chatbots/?pageSize=100';
  const whole = jsonIn(await forward({ method: 'GET', path, headers, body: Buffer.alloc(0) }));
  return isObject(whole) ? (whole['results'] as unknown[]) : [];
}

const another = (items: unknown[], turn: number): unknown[] => [
  { ...(items[0] as object), id: `00000000-0000-4000-8000-${String(turn).padStart(12, '0')}` },
  ...items,
];

describe('rule 10: others write to the list while it is read', () => {
  test.each([5, 7, 11])('an item more at one read in %d', async (every) => {
    const report = await verdictOn({ vary: written(every, another), filters });
    expect(alarms(report)).toEqual([]);
  });

  test('an item more at every read: what cannot be known is said so', async () => {
    const report = await verdictOn({ vary: written(1, another), filters });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toContain('precondition-unmet: envelope/count GET /api/chatbots/');
  });

  test('an item more on the way, once: the list is walked again', async () => {
    const report = await verdictOn({
      vary: written(1, (items, turn) => (turn === 4 ? another(items, turn) : items)),
      filters: { ...filters, only: ['envelope/count'] },
      options: { concurrency: 1 },
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
  });

  test('an item less at every third read', async () => {
    const report = await verdictOn({ vary: written(3, (items) => items.slice(1)), filters });
    expect(alarms(report)).toEqual([]);
  });

  test('a count that is wrong and stays is found', async () => {
    const report = await verdictOn({
      filters: { ...filters, only: ['envelope/count'] },
      vary: async (call, forward) =>
        editObject(await forward(call), (page) => ({ ...page, count: Number(page['count']) + 1 })),
    });
    expect(alarms(report)).toHaveLength(1);
  });
});

/** A server whose list has so many items, each perhaps without something. */
const holding =
  (size: number, item: (item: object) => object = (one) => one): Vary =>
  async (call, forward, facts) => {
    const answer = await forward(call);
    const page = pageIn(answer, call, facts);
    if (page === undefined) return answer;
    const results = page.items.slice(0, size).map((one) => item(one as object));
    return withJson(answer, { count: results.length, next: null, previous: null, results });
  };

describe('short lists', () => {
  test('with one item', async () => {
    const report = await verdictOn({ vary: holding(1), filters });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
  });

  test('with none: its items are not known', async () => {
    const report = await verdictOn({ vary: holding(0), filters });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual(['no-data: envelope/items GET /api/chatbots/']);
  });

  test('whose items have no ids: whether one comes twice is not known', async () => {
    const judging = contractWith((text) =>
      text.replace('required: [id, name, replyMode', 'required: [name, replyMode'),
    );
    const report = await verdictOn({
      vary: holding(3, ({ id: _, ...rest }: { id?: unknown }) => rest),
      filters,
      contract: judging,
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual(['no-data: envelope/no-overlap GET /api/chatbots/']);
  });
});

test('a link that may be left out is none where it is', async () => {
  const lenient = contractWith((text) =>
    text.replace('required: [count, next, previous, results]', 'required: [count, results]'),
  );
  const report = await verdictOn({
    contract: lenient,
    served: lenient,
    filters: { operation: CHATBOT_LIST, only: ['envelope/*', 'body/schema'], profile: 'full' },
    vary: async (call, forward) => {
      const answer = await forward(call);
      if (answer.status !== 200 || call.method !== 'GET') return answer;
      const { next, previous, ...page } = JSON.parse(answer.body.toString()) as Record<string, unknown>;
      return json(200, { ...page, ...(next !== null && { next }), ...(previous !== null && { previous }) });
    },
  });
  expect([alarms(report), open(report)]).toEqual([[], []]);
});
