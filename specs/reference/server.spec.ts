import { describe, expect, test } from '@jest/globals';
import { documentedFor, rolesOf } from '../../src/contract/documented.ts';
import { routerOf } from '../../src/reference/router.ts';
import { createReference } from '../../src/reference/server.ts';
import { bodyShapeOf } from '../../src/values/request-body.ts';
import { type Ask, client, contract, fresh, keys, ORIGIN } from './client.ts';
import { typicalCalls } from './typical-calls.ts';

const BOTS = '/api/chatbots/';
const BASES = '/api/knowledge-bases/';
const ABSENT = '11111111-1111-4111-8111-111111111111';
const prefixed = (key: string) => contract.credential.prefix + key;

type Item = Record<string, unknown> & { readonly id: string };
interface Page {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly Item[];
}

const pageOf = async (ask: Ask, path: string): Promise<Page> => (await ask('GET', path)).value as Page;
const firstId = async (ask: Ask, path: string): Promise<string> =>
  (await pageOf(ask, path)).results[0]?.id ?? '';
const bot = { name: 'Night shift', replyMode: 'hybrid', webhookSecret: 'SecretOfTheSpecs01', template: null };

describe('the order of checks', () => {
  const ask = fresh();

  test('a path that is not routed is 404, with a key or without', async () => {
    expect((await ask('GET', '/nowhere/')).status).toBe(404);
    expect((await ask('GET', '/api/chatbots', { credential: null })).status).toBe(404);
  });

  test('a method that the path does not document is 405 and says which are', async () => {
    const said = await ask('DELETE', BOTS, { credential: null });
    expect([said.status, said.header('allow')]).toEqual([405, 'GET, POST']);
  });

  test('the credential comes before everything that the request says', async () => {
    for (const asked of [{ body: '{"' }, { body: 'x', type: 'text/plain' }, { body: {} }]) {
      expect((await ask('PUT', `${BOTS}${ABSENT}/`, { ...asked, credential: null })).status).toBe(401);
    }
  });

  test('then the permission, the ids, the media type, the text and the values', async () => {
    const id = await firstId(ask, BOTS);
    const restricted = prefixed(keys.restricted);
    expect((await ask('PUT', `${BOTS}${ABSENT}/`, { body: '{"', credential: restricted })).status).toBe(403);
    expect((await ask('PUT', `${BOTS}${ABSENT}/`, { body: 'x', type: 'text/plain' })).status).toBe(404);
    expect((await ask('PUT', `${BOTS}${id}/`, { body: '{"', type: 'text/plain' })).status).toBe(415);
    expect((await ask('PUT', `${BOTS}${id}/`, { body: '{"' })).value).toHaveProperty('detail');
    expect((await ask('PUT', `${BOTS}${id}/`, { body: {} })).value).toEqual({
      name: ['This field is required.'],
      replyMode: ['This field is required.'],
    });
  });
});

describe('the credential', () => {
  const ask = fresh();
  const missing = 'Authentication credentials were not provided.';
  const malformed = 'Invalid API key format.';

  test.each([
    ['none', null, missing],
    ['never issued', 'Api-Key NeverIssuedKey0001', missing],
    ['one character more', `Api-Key ${keys.full}x`, missing],
    ['the scheme alone', 'Api-Key', missing],
    ['another scheme', `Bearer ${keys.full}`, malformed],
    ['no scheme', keys.full, malformed],
    ['two spaces', `Api-Key  ${keys.full}`, malformed],
    ['a space inside', `Api-Key Full KeyOfTheSpecs01`, malformed],
    ['a strange character', `Api-Key ${keys.full}-`, malformed],
  ])('%s is refused as documented', async (_, credential, detail) => {
    const said = await ask('GET', BOTS, { credential });
    expect([said.status, said.value]).toEqual([401, { detail }]);
    expect(said.header('www-authenticate')).toBe('Api-Key');
    expect(said.header('content-type')).toBe('application/json');
  });

  test('space at the ends of the header is none of the key', async () => {
    expect((await ask('GET', BOTS, { credential: ` Api-Key ${keys.full} ` })).status).toBe(200);
  });

  test('two credential headers are none', async () => {
    const headers = [['Authorization', 'Api-Key x']] as const;
    expect((await ask('GET', BOTS, { headers })).status).toBe(401);
  });
});

describe('what there is at the start', () => {
  const ask = fresh();

  test('every list has items, and every item is valid where it is read', async () => {
    for (const { path, kind } of contract.operations) {
      if (kind !== 'list' || path.includes('{')) continue;
      const page = await pageOf(ask, path);
      expect(page.count).toBeGreaterThanOrEqual(3);
      const reader = contract.operations.find((one) => one.kind === 'read' && one.collection === path);
      const schema = reader?.responses.get('200')?.content[0]?.schema;
      for (const { id } of schema === undefined ? [] : page.results) {
        const { value } = await ask('GET', `${path}${id}/`);
        expect(contract.schemas.errors(schema ?? '', value, 'response')).toEqual([]);
      }
    }
  });

  test('nested lists: five, one, none', async () => {
    const { results } = await pageOf(ask, `${BASES}?pageSize=100`);
    const counts = await Promise.all(
      results.map(async ({ id }) => (await pageOf(ask, `${BASES}${id}/files/`)).count),
    );
    expect([counts[0], counts.at(-1), Math.max(...counts.slice(1, -1))]).toEqual([5, 1, 0]);
  });

  test('what items refer to is there', async () => {
    const { results } = await pageOf(ask, '/api/conversations/');
    for (const { inbox, contact } of results) {
      expect((await ask('GET', `/api/inboxes/${inbox}/`)).status).toBe(200);
      expect((await ask('GET', `/api/contacts/${contact}/`)).status).toBe(200);
    }
    const base = await firstId(ask, BASES);
    const files = await pageOf(ask, `${BASES}${base}/files/`);
    expect(new Set(files.results.map((file) => file['knowledgeBase']))).toEqual(new Set([base]));
  });

  test('the same seed makes the same, another one something else', async () => {
    const seeded = (seed: number) =>
      client(contract, createReference(contract, { keys, seed, origin: () => ORIGIN }));
    const lists = await Promise.all(
      [1, 1, 2].map(async (seed) => JSON.stringify(await pageOf(seeded(seed), BOTS))),
    );
    expect(lists[0]).toBe(lists[1]);
    expect(lists[0]).not.toBe(lists[2]);
  });

  test('each organisation has its own', async () => {
    const mine = await pageOf(ask, `${BOTS}?pageSize=100`);
    const theirs = (await ask('GET', BOTS, { credential: prefixed(keys.other) })).value as Page;
    expect(theirs.count).toBe(2);
    const ids = new Set(mine.results.map(({ id }) => id));
    expect(theirs.results.filter(({ id }) => ids.has(id))).toEqual([]);
    const path = `${BOTS}${theirs.results[0]?.id}/`;
    expect((await ask('GET', path)).status).toBe(404);
    expect((await ask('DELETE', path)).status).toBe(404);
    expect((await ask('GET', path, { credential: prefixed(keys.other) })).status).toBe(200);
  });
});

describe('lists', () => {
  const ask = fresh();

  test('links lead through all pages and back, and keep the query', async () => {
    const first = await pageOf(ask, `${BOTS}?pageSize=8`);
    expect(first.previous).toBeNull();
    expect(first.next).toBe(`${ORIGIN}${BOTS}?pageSize=8&page=2`);
    const second = await pageOf(ask, new URL(first.next ?? '').href.slice(ORIGIN.length));
    const third = await pageOf(ask, (second.next ?? '').slice(ORIGIN.length));
    expect(third.next).toBeNull();
    expect(await pageOf(ask, (second.previous ?? '').slice(ORIGIN.length))).toEqual(first);
    const ids = [first, second, third].flatMap(({ results }) => results.map(({ id }) => id));
    expect(new Set(ids).size).toBe(first.count);
  });

  test('ten items on a page unless said, and never more than a hundred', async () => {
    expect((await pageOf(ask, BOTS)).results).toHaveLength(10);
    expect((await pageOf(ask, `${BOTS}?pageSize=nonsense`)).results).toHaveLength(10);
    for (let i = 0; i < 90; i += 1) await ask('POST', BOTS, { body: bot });
    expect((await pageOf(ask, `${BOTS}?pageSize=5000`)).results).toHaveLength(100);
  });

  test.each(['99', '0', '-1', 'x', '1.5'])('page %s is not there', async (page) => {
    expect((await ask('GET', `${BOTS}?page=${page}`)).status).toBe(404);
  });

  test('a documented parameter that is named as a member filters', async () => {
    const all = await pageOf(ask, '/api/messages/');
    const conversation = all.results[0]?.['conversation'];
    const some = await pageOf(ask, `/api/messages/?conversation=${conversation}`);
    expect(some.results).toEqual(all.results.filter((message) => message['conversation'] === conversation));
    expect((await pageOf(ask, `/api/messages/?conversation=${ABSENT}`)).count).toBe(0);
    expect((await ask('GET', '/api/messages/?conversation=nonsense')).value).toHaveProperty('conversation');
  });

  test('links begin with what the request came to, where nothing else is set', async () => {
    const plain = client(contract, createReference(contract, { keys }));
    const { value } = await plain('GET', BOTS, { headers: [['Host', 'localhost:8123']] });
    expect((value as Page).next).toMatch(/^http:\/\/localhost:8123\/api/);
  });
});

describe('writing', () => {
  const ask = fresh();
  const make = async (body: unknown = bot): Promise<Item> =>
    (await ask('POST', BOTS, { body })).value as Item;

  test('what is created is stored as it was sent, and the server adds the rest', async () => {
    const said = await ask('POST', BOTS, { body: { ...bot, id: ABSENT, nonsense: 1 } });
    const { webhookSecret: _, ...sent } = bot;
    const item = said.value as Item;
    expect(said.status).toBe(201);
    expect(item).toMatchObject(sent);
    expect(item.id).not.toBe(ABSENT);
    expect(Object.keys(item).sort()).toEqual([
      'createdAt',
      'id',
      'name',
      'replyMode',
      'template',
      'updatedAt',
    ]);
    expect(said.header('location')).toBe(`${BOTS}${item.id}/`);
    expect((await ask('GET', `${BOTS}${item.id}/`)).value).toEqual(item);
    expect((await pageOf(ask, `${BOTS}?pageSize=100`)).results.at(-1)).toEqual(item);
  });

  test('a PUT exchanges everything, a PATCH what it names', async () => {
    const { id, createdAt, updatedAt } = await make();
    const patched = await ask('PATCH', `${BOTS}${id}/`, { body: { name: 'Day shift' } });
    expect(patched.value).toMatchObject({
      name: 'Day shift',
      replyMode: 'hybrid',
      template: null,
      createdAt,
    });
    const replaced = await ask('PUT', `${BOTS}${id}/`, { body: { name: 'Late shift', replyMode: 'normal' } });
    expect(Object.keys(replaced.value as Item)).not.toContain('template');
    expect(replaced.value).toMatchObject({ id, name: 'Late shift', createdAt });
    expect((replaced.value as Item)['updatedAt']).not.toBe(updatedAt);
  });

  test('what is deleted is gone, with all below it', async () => {
    const base = await firstId(ask, BASES);
    const file = await firstId(ask, `${BASES}${base}/files/`);
    const said = await ask('DELETE', `${BASES}${base}/`);
    expect([said.status, said.answer.body, said.header('content-type')]).toEqual([204, '', undefined]);
    for (const path of [`${BASES}${base}/`, `${BASES}${base}/files/`, `${BASES}${base}/files/${file}/`]) {
      expect((await ask('GET', path)).status).toBe(404);
    }
    expect((await ask('DELETE', `${BASES}${base}/`)).status).toBe(404);
  });

  test('what is created below a resource belongs to it', async () => {
    const base = (await pageOf(ask, BASES)).results[1]?.id;
    const body = { filename: 'a.pdf', file: 'https://files.example.com/a.pdf' };
    const said = await ask('POST', `${BASES}${base}/files/`, { body });
    expect(said.value).toMatchObject({ ...body, knowledgeBase: base });
    expect((await pageOf(ask, `${BASES}${base}/files/`)).count).toBe(1);
  });

  test('an upload is made of its parts', async () => {
    const shape = bodyShapeOf(contract, contract.operation('POST /api/attachments-upload/'));
    const { mediaType, body } = shape?.encode({ file: 'content', filename: 'note.txt' }) ?? {
      mediaType: '',
      body: { text: '' },
    };
    const said = await ask('POST', '/api/attachments-upload/', {
      type: mediaType,
      body: 'text' in body ? body.text : '',
    });
    const { id, filename } = said.value as Item;
    expect([said.status, filename]).toEqual([201, 'note.txt']);
    expect((await ask('GET', `/api/attachments/${id}/`)).value).toEqual(said.value);
  });

  test('a reference to what is not there is refused', async () => {
    const { results } = await pageOf(ask, '/api/conversations/');
    const body = { inbox: results[0]?.['inbox'], contact: ABSENT };
    const said = await ask('POST', '/api/conversations/', { body });
    expect([said.status, Object.keys(said.value as Item)]).toEqual([400, ['contact']]);
  });

  test('the restricted key reads, and changes nothing', async () => {
    const credential = prefixed(keys.restricted);
    const { id } = await make();
    expect((await ask('GET', `${BOTS}${id}/`, { credential })).status).toBe(200);
    for (const [method, path] of [
      ['POST', BOTS],
      ['PUT', `${BOTS}${id}/`],
      ['DELETE', `${BOTS}${id}/`],
    ] as const) {
      expect((await ask(method, path, { credential, body: bot })).status).toBe(403);
    }
    expect((await ask('GET', `${BOTS}${id}/`)).value).toMatchObject({ name: bot.name });
  });
});

describe('what is refused', () => {
  const ask = fresh();

  test('errors within a field stand within its member', async () => {
    const body = { ...bot, name: '', appearance: {}, suggestedQuestions: ['fine', ''] };
    const { status, value } = await ask('POST', BOTS, { body });
    expect([status, value]).toEqual([
      400,
      {
        name: [expect.any(String)],
        appearance: { title: ['This field is required.'] },
        suggestedQuestions: { 1: [expect.any(String)] },
      },
    ]);
  });

  test('errors of no field stand where the contract shows it', async () => {
    expect(await ask('POST', BOTS, { body: [] })).toMatchObject({
      status: 400,
      value: { nonFieldErrors: [expect.any(String)] },
    });
  });

  test.each([
    ['cut off', '{"'],
    ['trailing comma', '{"name": "x",}'],
    ['a member twice', '{"name": "x", "name": "y"}'],
    ['too deep', `{"name": ${'['.repeat(1000)}${']'.repeat(1000)}}`],
    ['no number', '{"temperature": 1e400}'],
    ['empty', ''],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ])('a body that is %s is 400', async (_, body) => {
    const said = await ask('POST', BOTS, { body });
    expect([said.status, Object.keys(said.value as object)]).toEqual([400, ['detail']]);
  });

  test('a member with the name of a prototype is one like any other', async () => {
    const said = await ask('POST', BOTS, {
      body: '{"name": "x", "replyMode": "normal", "__proto__": {"id": 1}}',
    });
    expect(said.status).toBe(201);
  });

  test('every answer to typical calls is a documented one', async () => {
    const route = routerOf(contract.operations);
    const judged: Ask = async (method, path, asked) => {
      const said = await ask(method, path, asked);
      const operation = route(path)?.operations.find((one) => one.method === method);
      const roles = rolesOf(contract, said.status).map(({ response }) => response);
      const documented = operation === undefined ? roles : documentedFor(contract, operation, said.status);
      const fits = documented.some(({ content: [media] }) =>
        media?.schema === undefined
          ? said.answer.body === ''
          : contract.schemas.errors(media.schema, said.value, 'response').length === 0,
      );
      expect([method, path, said.status, said.value, fits]).toEqual([
        method,
        path,
        said.status,
        said.value,
        true,
      ]);
      return said;
    };
    expect((await typicalCalls(judged)).length).toBeGreaterThan(100);
  });
});
