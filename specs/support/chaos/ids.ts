import { type Behaviour, head, JSON_TYPE, kept } from './behaviour.ts';

/** A list whose every item has that for its id. What is below it is asked for by such an id, or not at all. */
const named = (id: string): Behaviour['act'] =>
  kept(({ answer }) => {
    const page = JSON.parse(String(answer.body)) as { results?: object[] };
    const results = page.results?.map((item) => ({ ...item, id: '?' }));
    const body = JSON.stringify({ ...page, ...(results && { results }) }).replaceAll(
      '"id":"?"',
      `"id":${id}`,
    );
    const bytes = Buffer.byteLength(body);
    return head(`HTTP/1.1 ${answer.status} As asked`, JSON_TYPE, `Content-Length: ${bytes}`).concat(body);
  });

const only = ['status/success', 'body/schema', 'error/not-found', 'auth/missing-key'];

/** Ids that are no names. The contract wants UUIDs: that is the fault, and whoever needs one has none. */
const of = (name: string, id: string): Behaviour => ({
  name: `ids that are ${name}`,
  expected: { fault: /breaks its schema/ },
  only,
  beside: ['GET /api/inboxes/{id}/'],
  act: named(id),
});

export const ids: readonly Behaviour[] = [
  of('__proto__', '"__proto__"'),
  of('constructor', '"constructor"'),
  of('the way up', '"../"'),
  of('two dots', '".."'),
  of('the way to another resource', '"../chatbots/"'),
  of('200,000 letters long', `"${'x'.repeat(200_000)}"`),
  of('line ends', '"a\\r\\nX-Injected: 1"'),
  of('lone surrogates', '"\\ud800"'),
  of('NULs', '"\\u0000"'),
  of('a query', '"?page=1#x"'),
  of('escapes', '"%2e%2e%2f"'),
  of('objects', '{"toString":"x"}'),
  of('beyond all numbers', '1e400'),
];

/** What is made has that for its id: it is removed by no such name, and nothing else is. */
const made = (name: string, id: string): Behaviour => ({
  name: `what is made is called ${name}`,
  expected: { fault: /breaks its schema/ },
  victim: 'POST /api/chatbots/',
  beside: ['PATCH /api/chatbots/{id}/', 'DELETE /api/chatbots/{id}/'],
  only: ['status/success', 'body/schema', 'auth/missing-key'],
  act: kept(({ answer }) => {
    const body =
      answer.status === 201 ? String(answer.body).replace(/"id":"[^"]*"/, `"id":${id}`) : answer.body;
    const bytes = Buffer.byteLength(body);
    return head(`HTTP/1.1 ${answer.status} As asked`, JSON_TYPE, `Content-Length: ${bytes}`).concat(
      String(body),
    );
  }),
});

export const creations: readonly Behaviour[] = [
  made('the way to another resource', '"../knowledge-bases/00000000-0000-4000-8000-000000000201"'),
  made('two dots', '".."'),
  made('__proto__', '"__proto__"'),
  made('half of a character', '"\\udfff"'),
  made('line ends', '"a\\r\\nb"'),
  made('nothing', 'null'),
];
