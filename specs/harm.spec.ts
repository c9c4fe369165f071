/** What a run does to a target that logs everything: it changes only what it made, and removes that. */
import { describe, expect, test } from '@jest/globals';
import type { Call } from '../src/reference/http.ts';
import { good, idOf, type Logged, logged } from './support/logged.ts';
import { pushover } from './support/pushover.ts';

const touched = ({ writes, made }: Logged): string[] =>
  writes.filter((write) => !write.startsWith('POST ') && ![...made].some((id) => write.includes(id)));

/** What is left, and stands nowhere in the report. */
const unlisted = ({ left, report }: Logged): string[] =>
  left.filter((id) => !report.leftBehind.some(({ path }) => path.includes(id)));

const withKey = (call: Call): Call => ({
  ...call,
  headers: [
    ...call.headers.filter(([name]) => name.toLowerCase() !== 'authorization'),
    ['Authorization', good],
  ],
});

describe.each(['core', 'full'])('of %s,', (profile) => {
  test('a run writes to nothing but what it made, and removes all that can be removed', async () => {
    const log = await logged({ filters: { profile } });
    expect(log.writes.length).toBeGreaterThan(20);
    expect(touched(log)).toEqual([]);
    expect(unlisted(log)).toEqual([]);
  });
});

test('so does one against a target that lets everybody do everything', async () => {
  const log = await logged({ between: (call, forward) => forward(withKey(call)) });
  expect(touched(log)).toEqual([]);
  expect(unlisted(log)).toEqual([]);
});

test('a read-only run writes nothing at all', async () => {
  expect((await logged({ filters: { profile: 'full' }, settings: { readOnly: true } })).writes).toEqual([]);
});

test('a target that wrongly accepts everything is not harmed, and what it made of it is removed or listed', async () => {
  const { between, things } = pushover(good);
  const operation = ['* /api/chatbots/{id}/', 'P* /api/chatbots/', '* /api/knowledge-bases/*/files/{id}/'];
  const options = { attempts: 1 };
  const log = await logged({ filters: { profile: 'full', operation }, options, between });
  expect(log.harm).toEqual([]);
  expect(unlisted(log)).toEqual([]);
  const listed = log.report.leftBehind.map(({ path }) => path);
  expect([...things.keys()].filter((path) => !listed.includes(path))).toEqual([]);
});

/** A creation is answered with what is there already, as by a server that finds what it was asked to make. */
test('what a creation answers with, and was there before, is left alone', async () => {
  const log = await logged({
    filters: { profile: 'full' },
    async between(call, forward) {
      if (call.method !== 'POST' || call.path !== '/api/chatbots/') return await forward(call);
      const page = await forward({ ...call, method: 'GET', body: Buffer.alloc(0) });
      if (page.status !== 200) return page;
      const [first] = (JSON.parse(String(page.body)) as { results: { id: string }[] }).results;
      return { ...page, status: 201, body: JSON.stringify(first) };
    },
  });
  expect(log.harm).toEqual([]);
});

/** The same short ids in each collection: a number of one is not that number of another. */
test('what has the id of something else is not taken for it', async () => {
  const short = new Map<string, string>();
  const long = new Map<string, string>();
  const counts = new Map<string, number>();
  const shortened = (place: string, id: string): string => {
    const known = short.get(`${place} ${id}`);
    if (known !== undefined) return known;
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    const made = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
    short.set(`${place} ${id}`, made);
    long.set(`${place} ${made}`, id);
    return made;
  };
  const place = (path: string): string => /^\/api\/([^/?]+)/.exec(path)?.[1] ?? '';
  const log = await logged({
    filters: {
      operation: ['* /api/chatbots/*', '* /api/knowledge-bases/', '* /api/knowledge-bases/{id}/'],
      profile: 'full',
    },
    async between(call, forward) {
      const at = place(call.path);
      const path = call.path.replace(/[0-9a-f-]{36}/, (id) => long.get(`${at} ${id}`) ?? id);
      const answer = await forward({ ...call, path });
      const own = (value: unknown): unknown => {
        const id = (value as { id?: unknown })?.id;
        return typeof id === 'string' ? { ...(value as object), id: shortened(at, id) } : value;
      };
      if (idOf(answer) !== undefined)
        return { ...answer, body: JSON.stringify(own(JSON.parse(String(answer.body)))) };
      if (!String(answer.body).includes('"results"')) return answer;
      const page = JSON.parse(String(answer.body)) as { results: unknown[] };
      return { ...answer, body: JSON.stringify({ ...page, results: page.results.map(own) }) };
    },
  });
  expect(counts.get('chatbots')).toBeGreaterThan(20);
  expect(counts.get('knowledge-bases')).toBeGreaterThan(1);
  // What was there before is as it was: that is seen to for every log.
  expect(log.writes.filter((write) => write.startsWith('DELETE ')).length).toBeGreaterThan(0);
  expect(log.left).toEqual([]);
});

describe('an interrupt in the middle', () => {
  /** Interrupts after so many things were made. */
  const interrupted = (after: number, refuse = false) => {
    const controller = new AbortController();
    let made = 0;
    return logged({
      filters: { profile: 'full' },
      options: { signal: controller.signal },
      async between(call, forward) {
        if (refuse && controller.signal.aborted && call.method === 'DELETE')
          return { status: 409, headers: [], body: '' };
        const answer = await forward(call);
        if (answer.status === 201) made += 1;
        if (made === after) controller.abort();
        return answer;
      },
    });
  };

  test.each([1, 2, 7, 20])('leaves nothing that can be removed, after %i things made', async (after) => {
    const log = await interrupted(after);
    expect(log.report.run.aborted).toBe('the run was interrupted');
    expect(log.harm).toEqual([]);
    expect(unlisted(log)).toEqual([]);
  });

  test('lists what could not be removed, with the reason', async () => {
    const { left, report } = await interrupted(7, true);
    expect(left.length).toBeGreaterThan(0);
    for (const id of left) {
      const [entry] = report.leftBehind.filter(({ path }) => path.includes(id));
      expect(entry?.reason).toMatch(/answered 409|no operation removes it/);
    }
  });
});
