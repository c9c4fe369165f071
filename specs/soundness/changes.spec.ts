import { describe, expect, test } from '@jest/globals';
import { isObject } from '../../src/documents/pointer.ts';
import { editObject, isSuccess, jsonIn, withJson } from '../../src/reference/mutants/helpers.ts';
import { pageIn } from '../../src/reference/mutants/pages.ts';
import {
  alarms,
  CHATBOTS,
  contractWithPaths,
  header,
  json,
  keys,
  open,
  type Vary,
  verdictOn,
} from './support.ts';

const isRestricted = (value: string | undefined): boolean => value === `Api-Key ${keys.restricted}`;

test('rule 5: a server that coerces what it gets is judged by what it answers', async () => {
  const report = await verdictOn({
    async vary(call, forward) {
      const value = jsonIn(call);
      if (!isObject(value)) return forward(call);
      // `"5"` for 5 and `"true"` for true are taken as they were meant.
      const meant = Object.entries(value).map(([name, one]) => [
        name,
        typeof one === 'string' && /^(\d+|true|false)$/.test(one) ? JSON.parse(one) : one,
      ]);
      return forward({ ...call, body: Buffer.from(JSON.stringify(Object.fromEntries(meant))) });
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
});

test('rule 6: names have to be unique, are trimmed, and may not be blank', async () => {
  const report = await verdictOn({
    async vary(call, forward, { memory }) {
      const value = jsonIn(call);
      if (call.method !== 'POST' || !isObject(value) || typeof value['name'] !== 'string')
        return forward(call);
      const name = value['name'].trim();
      const strange = [...name].some((mark) => mark < ' ') || !name.isWellFormed();
      if (name === '' || strange) return json(400, { name: ['This field may not be blank.'] });
      if (memory.has(name)) return json(400, { name: ['This name is taken.'] });
      const answer = await forward({ ...call, body: Buffer.from(JSON.stringify({ ...value, name })) });
      if (isSuccess(answer)) memory.set(name, true);
      return answer;
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
});

test('rule 7: what cannot be referred to is named, and is no fault', async () => {
  const report = await verdictOn({
    filters: { operation: ['POST /api/conversations/'] },
    async vary(call, forward, facts) {
      const answer = await forward(call);
      const page = pageIn(answer, call, facts);
      return page !== undefined && call.path.startsWith('/api/inboxes/')
        ? withJson(answer, { count: 0, next: null, previous: null, results: [] })
        : answer;
    },
  });
  expect(alarms(report)).toEqual([]);
  const success = report.cases.find(({ id }) => id === 'status/success POST /api/conversations/');
  expect(success).toMatchObject({ verdict: 'inconclusive', reason: 'no-data' });
  expect(success?.message).toContain('values.properties.inbox');
});

/** A server that refuses an operation of the valid key, once it has authenticated. */
const refusing =
  (key: string, answer: ReturnType<typeof json>): Vary =>
  async (call, forward, facts) => {
    const inner = await forward(call);
    return facts.operationOf(call)?.key === key && inner.status !== 401 ? answer : inner;
  };

test('rule 12: a valid request that is refused with 400 shows that it could not be built', async () => {
  const report = await verdictOn({
    vary: async (call, forward, facts) => {
      const answer = await forward(call);
      return facts.operationOf(call)?.key === 'POST /api/chatbots/' && isSuccess(answer)
        ? json(400, { webhookUrl: ['This host is not on your list.'] })
        : answer;
    },
  });
  expect(alarms(report)).toEqual([]);
  const success = report.cases.find(({ id }) => id === 'status/success POST /api/chatbots/');
  expect(success).toMatchObject({ verdict: 'inconclusive', reason: 'precondition-unmet' });
  expect(success?.message).toContain('This host is not on your list.');
});

test.each(['GET /api/chatbots/', 'POST /api/chatbots/'])(
  'rule 25: a plan does not include %s',
  async (key) => {
    const report = await verdictOn({
      vary: refusing(key, json(403, { detail: 'Your plan does not include this.' })),
      filters: { operation: [key] },
    });
    expect(alarms(report)).toEqual([]);
    const success = report.cases.find(({ id }) => id === `status/success ${key}`);
    expect(success).toMatchObject({ verdict: 'inconclusive', reason: 'precondition-unmet' });
  },
);

test('rule 11: to a restricted key that sees nothing, nothing is there', async () => {
  const report = await verdictOn({
    filters: { operation: CHATBOTS, only: ['error/permission'] },
    async vary(call, forward) {
      return isRestricted(header(call, 'authorization'))
        ? json(404, { detail: 'Not found.' })
        : forward(call);
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual(
    [
      'POST /api/chatbots/',
      'PUT /api/chatbots/{id}/',
      'PATCH /api/chatbots/{id}/',
      'DELETE /api/chatbots/{id}/',
    ].map((key) => `precondition-unmet: error/permission ${key}`),
  );
});

describe('members that change by themselves', () => {
  let reads = 0;
  const restless: Vary = async (call, forward, facts) => {
    const answer = await forward(call);
    if (facts.operationOf(call)?.kind !== 'read' || !isSuccess(answer)) return answer;
    reads += 1;
    return editObject(answer, (item) => ({
      ...item,
      lastAccessedAt: `2024-01-02T03:04:05.${reads}Z`,
      url: `https://files.example.com/a?signature=${reads}`,
      usage: { today: reads },
    }));
  };

  test('are no change', async () => {
    const report = await verdictOn({
      vary: restless,
      filters: { operation: CHATBOTS, only: ['auth/no-effect', 'error/permission'] },
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
  });

  test('hide no change of another one', async () => {
    const report = await verdictOn({
      filters: { operation: CHATBOTS, only: ['auth/no-effect'] },
      async vary(call, forward, facts) {
        if (call.method !== 'PATCH' || header(call, 'authorization') === undefined)
          return restless(call, forward, facts);
        const admitted = call.headers.map(
          ([name, value]) => [name, /^authorization$/i.test(name) ? `Api-Key ${keys.full}` : value] as const,
        );
        await forward({ ...call, headers: admitted });
        return forward(call);
      },
    });
    expect(alarms(report).join()).toContain('auth/no-effect');
  });
});

test('rule 20: a GET that says that it changes something is sent to nothing that is there', async () => {
  const judging = contractWithPaths(`  /api/chatbots/{id}/reset/:
    parameters: [{$ref: '#/components/parameters/Id'}]
    get:
      operationId: chatbotsReset
      responses: {'200': {$ref: '#/components/responses/Chatbot'}}
`);
  const theirs = new Set<string>();
  const reset: string[] = [];
  const report = await verdictOn({
    contract: judging,
    filters: { operation: ['GET /api/chatbots/{id}/reset/'] },
    async vary(call, forward, facts) {
      const [path = ''] = call.path.split('?');
      const place = path.replace(/reset\/$/, '');
      const answer = await forward({ ...call, path: place === path ? call.path : place });
      if (place !== path) reset.push(place);
      for (const item of pageIn(answer, call, facts)?.items ?? [])
        if (isObject(item)) theirs.add(`/api/chatbots/${item['id']}/`);
      return answer;
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(theirs.size).toBeGreaterThan(0);
  expect(reset.filter((place) => theirs.has(place))).toEqual([]);
  expect(reset).not.toEqual([]);
});

test('nothing that was there before is changed or removed, and nothing is left', async () => {
  const own: string[] = [];
  const changed: string[] = [];
  const report = await verdictOn({
    async vary(call, forward) {
      const answer = await forward(call);
      const made = jsonIn(answer);
      if (call.method === 'POST' && isSuccess(answer) && isObject(made)) own.push(String(made['id']));
      if (['PUT', 'PATCH', 'DELETE'].includes(call.method) && isSuccess(answer)) changed.push(call.path);
      return answer;
    },
  });
  expect(changed).not.toEqual([]);
  expect(changed.filter((path) => !own.some((id) => path.includes(id)))).toEqual([]);
  expect(report.leftBehind).toEqual([]);
});
