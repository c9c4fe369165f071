import { expect, test } from '@jest/globals';
import { isObject } from '../../src/documents/pointer.ts';
import type { Answer } from '../../src/reference/http.ts';
import { editObject, isSuccess, jsonIn, withBody, withJson } from '../../src/reference/mutants/helpers.ts';
import { pageIn } from '../../src/reference/mutants/pages.ts';
import {
  alarms,
  CHATBOT_LIST,
  CHATBOT_READ,
  CHATBOTS,
  contractWith,
  header,
  isAdmitted,
  json,
  keys,
  open,
  plainly,
  verdictOn,
} from './support.ts';

test('rule 13: a lasting 503 with Retry-After for good on one operation', async () => {
  const report = await verdictOn({
    filters: { operation: CHATBOT_READ },
    async vary(call, forward, facts) {
      return facts.operationOf(call)?.kind === 'read'
        ? json(503, { detail: 'Maintenance.' }, [['Retry-After', '0']])
        : forward(call);
    },
  });
  expect(alarms(report)).toEqual([]);
});
test.each(['GET /api/chatbots/{id}/', 'PUT /api/chatbots/{id}/', 'DELETE /api/chatbots/{id}/'])(
  'rule 25: 403 for plan reasons %s',
  async (key) => {
    const report = await verdictOn({
      filters: { operation: [key] },
      async vary(call, forward, facts) {
        const inner = await forward(call);
        return facts.operationOf(call)?.key === key && inner.status !== 401
          ? json(403, { detail: 'Not in your plan.' })
          : inner;
      },
    });
    expect(alarms(report)).toEqual([]);
  },
);
test('rule 11: 400 for valid PUT, body validated before lookup', async () => {
  const report = await verdictOn({
    filters: { operation: ['PUT /api/chatbots/{id}/'] },
    async vary(call, forward, facts) {
      const inner = await forward(call);
      const op = facts.operationOf(call);
      const value = jsonIn(call);
      return op?.kind === 'replace' &&
        inner.status !== 401 &&
        inner.status !== 403 &&
        isObject(value) &&
        'webhookUrl' in value
        ? json(400, { webhookUrl: ['This host is not on your list.'] })
        : inner;
    },
  });
  expect(alarms(report)).toEqual([]);
});
test('a template with {{key}} in data', async () => {
  const report = await verdictOn({
    filters: { operation: CHATBOT_READ },
    async vary(call, forward) {
      const a = await forward(call);
      return isSuccess(a)
        ? editObject(a, (v) => ('results' in v ? v : { ...v, template: 'Dear {{other}}, use {{key}}.' }))
        : a;
    },
  });
  expect(alarms(report)).toEqual([]);
});
test('status that moves on by itself after creation', async () => {
  const report = await verdictOn({
    filters: {
      operation: ['* /api/knowledge-bases/{knowledgeBasePk}/files/{id}/'],
      only: ['auth/no-effect', 'error/permission'],
    },
    async vary(call, forward, facts) {
      const a = await forward(call);
      const op = facts.operationOf(call);
      if (op?.kind !== 'read' || !isSuccess(a)) return a;
      const n = ((facts.memory.get(call.path) as number | undefined) ?? 0) + 1;
      facts.memory.set(call.path, n);
      return editObject(a, (v) => ({ ...v, status: n < 3 ? 'processing' : 'done' }));
    },
  });
  expect(alarms(report)).toEqual([]);
});
test('rule 10: first listed item is removed by others', async () => {
  let gone: string | undefined;
  const report = await verdictOn({
    filters: { operation: CHATBOT_READ },
    async vary(call, forward, facts) {
      if (gone !== undefined && isAdmitted(call) && call.path.includes(gone))
        return json(404, { detail: 'Not found.' });
      const a = await forward(call);
      const page = pageIn(a, call, facts);
      if (page === undefined) return a;
      const items = page.items as { id: string }[];
      if (gone === undefined && !call.path.includes('page')) {
        facts.memory.set('n', ((facts.memory.get('n') as number) ?? 0) + 1);
        if (facts.memory.get('n') === 2) gone = items[0]?.id;
        return a;
      }
      return withJson(a, {
        count: items.length,
        next: null,
        previous: null,
        results: items.filter(({ id }) => id !== gone),
      });
    },
  });
  expect(alarms(report)).toEqual([]);
});
test.each([4, 8, 12])(
  'long member %d MB',
  async (mb) => {
    const report = await verdictOn({
      filters: { operation: CHATBOT_READ, only: ['body/*'] },
      async vary(call, forward) {
        const a = await forward(call);
        return isSuccess(a)
          ? editObject(a, (v) => ('results' in v ? v : { ...v, blob: 'x'.repeat(mb * 1_000_000) }))
          : a;
      },
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
  },
  60000,
);
test('a byte order mark before JSON', async () => {
  const report = await verdictOn({
    filters: { operation: CHATBOT_LIST },
    async vary(call, forward) {
      const a = await forward(call);
      return a.body.length > 0 ? withBody(a, `\ufeff${a.body}`) : a;
    },
  });
  expect(alarms(report)).toEqual([]);
});
test.each([
  'File "contacts.csv", line 3: an email is missing.',
  'SELECT A PLAN FROM THE LIST BELOW',
  'Locked, come back\n at 2024-01-02T10:30:00',
  'UPDATE profile SET by your admin',
  'The sqlite3 file cannot be read.',
  'SECRET_KEY: This field is required.',
  '/SECRET_KEY',
  '{"DATABASE_URL": ["may not be blank"], "AWS_SECRET_ACCESS_KEY": "required"}',
])('rule of plain words: %s', async (detail) => {
  const report = await verdictOn({
    filters: { operation: CHATBOT_READ, only: ['error/no-internals'] },
    async vary(call, forward) {
      const a = await forward(call);
      return a.status >= 400 && a.status !== 401
        ? json(a.status, { detail })
        : a.status === 401
          ? editObject(a, (v) => ({ ...v, hint: detail }))
          : a;
    },
  });
  expect(alarms(report)).toEqual([]);
});
test.each([
  'SECRET_KEY = abcdef',
  "'SECRET_KEY': 'django-insecure-4f#x'",
  'DATABASE_URL=postgres://app:pw@db/app',
  '<td>AWS_SECRET_ACCESS_KEY</td>\n<td><pre>wJalrXUtnFEMI/K7MDENG</pre>',
  '-----BEGIN RSA PRIVATE KEY-----',
])('a secret with its value is none of a client’s business: %s', async (detail) => {
  const report = await verdictOn({
    filters: { operation: CHATBOT_READ, only: ['error/no-internals'] },
    async vary(call, forward) {
      const a = await forward(call);
      return a.status === 401 ? editObject(a, (v) => ({ ...v, hint: detail })) : a;
    },
  });
  expect(alarms(report)).toEqual(['error/no-internals: an error shows a secret (GET /api/chatbots/{id}/)']);
});
test('a server that answers a creation with the same key as it answered the first', async () => {
  const [key, needed] = [
    'Idempotency-Key',
    '{name: Idempotency-Key, in: header, required: true, schema: {type: string, format: uuid}}',
  ];
  const answers = new Map<string, Answer>();
  const report = await verdictOn({
    contract: contractWith((text) =>
      text.replace(/(\n {2}\/api\/chatbots\/:\n(?:.*\n)*? {4}post:\n)/, `$1      parameters: [${needed}]\n`),
    ),
    filters: {
      operation: CHATBOTS,
      profile: 'full',
      only: ['status/success', 'lifecycle/*', 'error/permission'],
    },
    async vary(call, forward) {
      if (call.method !== 'POST' || !isAdmitted(call)) return forward(call);
      const known = answers.get(header(call, key) ?? '');
      if (known !== undefined) return known;
      const answer = await forward(call);
      if (isSuccess(answer)) answers.set(header(call, key) ?? '', answer);
      return answer;
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(answers.size).toBeGreaterThan(5);
});
test('a creation that is accepted, and done a moment later', async () => {
  const ready = new Map<string, number>();
  const report = await verdictOn({
    contract: contractWith((text) =>
      text.replace(/(operationId: chatbotsCreate\n(?:.*\n)*?.*responses: \{)'201'/, "$1'202'"),
    ),
    filters: { operation: CHATBOTS, profile: 'full', only: ['status/*', 'lifecycle/*', 'error/*'] },
    async vary(call, forward, facts) {
      const [, id = ''] = /^\/api\/chatbots\/([^/?]+)/.exec(call.path) ?? [];
      if (isAdmitted(call) && Date.now() < (ready.get(id) ?? 0)) return json(404, { detail: 'Not found.' });
      const answer = await forward(call);
      if (facts.operationOf(call)?.kind !== 'create' || !isSuccess(answer)) return answer;
      const made = jsonIn(answer);
      if (isObject(made)) ready.set(String(made['id']), Date.now() + 300);
      return { ...answer, status: 202 };
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report).filter((one) => !one.includes('lifecycle/'))).toEqual([]);
});
test('opaque parent id with a colon', async () => {
  const real = '00000000-0000-4000-8000-000000000901';
  const report = await verdictOn({
    filters: { operation: ['GET /api/organizations/{organizationPk}/members/'], only: ['envelope/*'] },
    settings: { values: { parameters: { organizationPk: 'org:1@a' }, properties: {} } },
    async vary(call, forward) {
      const a = await forward({ ...call, path: call.path.replace(/org(:|%3A)1(@|%40)a/, real) });
      return withBody(a, a.body.toString().replaceAll(`/organizations/${real}/`, '/organizations/org:1@a/'));
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
});
test.each([
  ['small', 1n],
  ['beyond 2^53', 9007199254740993n],
])('rule 16: integer ids %s', async (_, base) => {
  const judging = contractWith((t) =>
    t
      .replaceAll('{type: string, format: uuid', '{type: integer, format: int64')
      .replaceAll("{type: [string, 'null'], format: uuid", "{type: [integer, 'null'], format: int64")
      .replace(/example: 0{8}-0000-4000-8000-0*(\d+)/g, 'example: $1'),
  );
  const to = new Map<string, string>();
  const from = new Map<string, string>();
  const num = (u: string) => {
    let n = to.get(u);
    if (!n) {
      n = String(base + 2n * BigInt(to.size));
      to.set(u, n);
      from.set(n, u);
    }
    return n;
  };
  const U = /"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"/g;
  const report = await verdictOn({
    contract: judging,
    async vary(call, forward) {
      const path = call.path.replace(
        /\/(\d+)\//g,
        (_m, n) => `/${from.get(n) ?? '00000000-0000-4000-8000-ffffffffffff'}/`,
      );
      const a = await forward({ ...call, path });
      return withBody(
        a,
        a.body.toString().replace(U, (_m, u) => num(u)),
      );
    },
  });
  expect(alarms(report)).toEqual([]);
  // Rounded by JSON.parse, such an id would name something else: it is no data, not a fault.
});
test('unique emails', async () => {
  const report = await verdictOn({
    filters: { operation: ['* /api/contacts/'] },
    async vary(call, forward, { memory }) {
      const v = jsonIn(call);
      if (call.method !== 'POST' || !isObject(v) || !isAdmitted(call) || !('email' in v))
        return forward(call);
      if (memory.has(String(v['email']))) return json(400, { email: ['taken'] });
      const a = await forward(call);
      if (isSuccess(a)) memory.set(String(v['email']), 1);
      return a;
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
});
test('rule 10: an item moves to the front (last change first) in each walk, the count the same', async () => {
  let reads = 0;
  const report = await verdictOn({
    filters: { operation: CHATBOT_LIST, only: ['envelope/*'] },
    async vary(call, forward, facts) {
      const whole = jsonIn(await forward({ ...call, path: '/api/chatbots/?pageSize=100' })) as {
        results: unknown[];
      };
      const a = await forward(call);
      if (pageIn(a, call, facts) === undefined) return a;
      reads += 1;
      const items = whole.results;
      const k = reads % items.length;
      const rotated = [...items.slice(items.length - k), ...items.slice(0, items.length - k)];
      const q = new URL(call.path, 'http://x').searchParams;
      const size = Number(q.get('pageSize') ?? 10),
        page = Number(q.get('page') ?? 1);
      return editObject(a, (v) => ({ ...v, results: rotated.slice((page - 1) * size, page * size) }));
    },
  });
  expect(alarms(report)).toEqual([]);
});
test('rule 21: streams only: silence', async () => {
  const judging = contractWith((t) =>
    t.replace(
      '\ncomponents:\n',
      `\n${Array.from({ length: 30 }, (_, i) => `  /api/e${i}/:\n    get:\n      operationId: e${i}\n      responses:\n        '200': {description: E., content: {text/event-stream: {schema: {type: string}}}}\n`).join('')}\ncomponents:\n`,
    ),
  );
  const report = await verdictOn({
    contract: judging,
    filters: { operation: ['GET /api/e*'], only: ['robustness/*'] },
    options: { timeout: 100 },
    vary: async (call, forward) =>
      call.path.startsWith('/api/e') ? { status: 200, headers: [], body: '' } : forward(call),
    wire(a, req, res) {
      if (!req.url?.startsWith('/api/e')) return plainly(a, req, res);
      res.writeHead(200, { 'Content-Type': 'text/event-stream' });
      res.write('data: 1\n\n');
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report).filter((o) => o.startsWith('aborted'))).toEqual([]);
});
test('last page vanishes during each walk', async () => {
  const report = await verdictOn({
    filters: { operation: CHATBOT_LIST, only: ['envelope/*'] },
    async vary(call, forward) {
      return /[?&]page=3/.test(call.path) ? json(404, { detail: 'Invalid page.' }) : forward(call);
    },
  });
  expect(alarms(report)).not.toEqual([]);
});
test('restricted 404 on write though it reads', async () => {
  const report = await verdictOn({
    filters: { operation: CHATBOTS, only: ['error/permission'] },
    async vary(call, forward) {
      const r = header(call, 'authorization') === `Api-Key ${keys.restricted}`;
      return r && call.method === 'GET' && !/[0-9a-f]{12}/.test(call.path)
        ? forward(call)
        : r
          ? json(404, { detail: 'Not found.' })
          : forward(call);
    },
  });
  expect(report.findings.map(({ title }) => title)).toEqual(['answered 404 instead of 403']);
});
test('slow background: 3.0 style nullable and enum', async () => {
  const judging = contractWith((t) =>
    t.replace(
      "template: {type: [string, 'null'], maxLength: 2000",
      'template: {type: string, nullable: true, maxLength: 2000',
    ),
  );
  const report = await verdictOn({ contract: judging, filters: { operation: CHATBOT_READ } });
  expect(alarms(report)).toEqual([]);
});
test('rule 17: the first answer of each kind fails once: a link is no cause of that', async () => {
  const seen = new Set<string>();
  const report = await verdictOn({
    filters: { operation: CHATBOT_LIST },
    options: { concurrency: 1 },
    async vary(call, forward) {
      const kind = JSON.stringify([call.method, call.path, call.headers]);
      const known = seen.has(kind);
      seen.add(kind);
      return known ? forward(call) : json(500, { detail: 'Internal server error.' });
    },
  });
  expect(alarms(report)).toEqual([]);
});
