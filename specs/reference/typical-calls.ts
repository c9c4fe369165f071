import { type Ask, type Asked, contract, keys, type Said } from './client.ts';
import { lifeCalls } from './life-calls.ts';
import { oddCalls } from './odd-calls.ts';

const { prefix } = contract.credential;
const BASES = '/api/knowledge-bases/';
const ABSENT = '11111111-1111-4111-8111-111111111111';
const valid = { name: 'Manuals of the specs', isPublic: false, retrievedChunks: 4 };

/** Credentials that are not the valid one. */
const WRONG: readonly (string | null)[] = [
  null,
  prefix.trim(),
  `${prefix}NeverIssuedKey00001`,
  `Bearer ${keys.full}`,
  keys.full,
  `${prefix} ${keys.full}`,
  `${prefix}${keys.full.slice(0, 4)} ${keys.full.slice(4)}`,
  `${prefix}${keys.full}-`,
  `${prefix}-${keys.full}`,
  `Basic ${Buffer.from(`${keys.full}:`).toString('base64')}`,
  `${prefix}${keys.full}x`,
  `${prefix}${keys.full.slice(0, -1)}`,
  `${prefix}${keys.full.toLowerCase()}`,
];

/** Values that the schema rules out, a kind of mistake each. */
const WRONG_BASES = [
  { retrievedChunks: 51 },
  { retrievedChunks: 0 },
  { retrievedChunks: 'many' },
  { language: 'klingon' },
  { name: '' },
  { name: 'x'.repeat(201) },
  { name: { text: 'x' } },
  { isPublic: null },
  { labels: [{}] },
  { labels: [{ name: '' }] },
  { labels: Array.from({ length: 21 }, () => ({ name: 'x' })) },
];
const WRONG_BOTS = [
  { appearance: { title: '' } },
  { appearance: { title: 'x', color: 'red' } },
  { webhookUrl: 'not a url' },
];

/** What a client asks, rightly and wrongly: the same calls each time. */
export async function typicalCalls(ask: Ask): Promise<Said[]> {
  const said: Said[] = [];
  const call = async (method: string, path: string, asked: Asked = {}): Promise<Said> => {
    const answer = await ask(method, path, asked);
    said.push(answer);
    return answer;
  };
  const make = async (): Promise<string> => {
    const { value } = await ask('POST', BASES, { body: valid });
    return `${BASES}${(value as { id?: string } | undefined)?.id ?? ABSENT}/`;
  };
  const absent = `${BASES}${ABSENT}/`;

  for (const path of ['/api/chatbots/', BASES, `${BASES}00000000-0000-4000-8000-000000000201/files/`]) {
    for (const query of ['', '?pageSize=4', '?pageSize=4&page=2', '?pageSize=8&page=3'])
      await call('GET', path + query);
  }
  for (const { path } of contract.operations.filter(({ kind }) => kind === 'read')) {
    if (path.split('{').length > 2) continue;
    const { value } = await ask('GET', path.replace('{id}/', ''));
    const [first] = (value as { results?: { id: string }[] } | undefined)?.results ?? [];
    await call('GET', path.replace('{id}', first?.id ?? ABSENT));
    await call('GET', path.replace('{id}', ABSENT));
  }
  const kept = await make();
  await call('POST', BASES, { body: valid });
  await call('PUT', kept, { body: valid });
  await call('PATCH', kept, { body: { isPublic: true } });
  for (const [method, path] of [
    ['GET', BASES],
    ['GET', kept],
    ['POST', BASES],
    ['PUT', absent],
    ['PATCH', absent],
    ['DELETE', absent],
  ] as const) {
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
    await call(method, path, body);
    for (const credential of WRONG) await call(method, path, { ...body, credential });
  }
  for (const asked of [{ body: '{"' }, { body: 'x', type: 'text/x-unknown' }, { body: [] }, {}]) {
    await call('PUT', kept, asked);
    await call('POST', BASES, asked);
    await call('POST', BASES, { ...asked, credential: null });
  }
  await call('GET', absent, { credential: null });
  await call('PUT', kept, { body: {} });
  await call('POST', '/api/chatbots/', { body: { instructions: 'x' } });
  await call('GET', `${BASES}?key=${keys.full}`, { credential: null });
  await call('GET', BASES, { credential: null, headers: [['Cookie', `key=${keys.full}`]] });
  await call('GET', BASES, { credential: null, headers: [['X-Api-Key', keys.full]] });
  await call('POST', BASES, { credential: null, body: { key: keys.full } });
  for (const credential of [`${prefix}NeverIssuedKey00001`, prefix + keys.restricted]) {
    await call('POST', BASES, { credential, body: valid });
    await call('GET', BASES);
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const path = await make();
      await call(method, path, { credential, ...(method !== 'DELETE' && { body: { name: 'Changed' } }) });
      await call('GET', path);
    }
  }
  await call('PATCH', kept, { credential: null, body: { name: 'Changed' } });
  await call('GET', kept);
  for (const wrong of WRONG_BASES) {
    await call('POST', BASES, { body: { ...valid, ...wrong } });
    await call('PUT', kept, { body: { ...valid, ...wrong } });
    await call('PATCH', kept, { body: wrong });
  }
  for (const wrong of WRONG_BOTS)
    await call('POST', '/api/chatbots/', { body: { name: 'Bot', replyMode: 'normal', ...wrong } });
  await call('GET', '/api/messages/?conversation=not-a-uuid');
  // What only one kind of place, method or key shows.
  const files = `${BASES}00000000-0000-4000-8000-000000000201/files/`;
  await call('GET', `${files}${ABSENT}/`);
  await call('GET', files, { credential: `${prefix}NeverIssuedKey00001` });
  await call('GET', BASES, { credential: `${prefix}${keys.full.slice(0, -1)}x` });
  await call('DELETE', absent, { credential: null, headers: [['X-Api-Key', keys.full]] });
  await call('POST', BASES, { credential: prefix + keys.restricted, body: valid });
  for (const method of ['GET', 'DELETE']) await call(method, `${BASES}no-id/`);
  await call('DELETE', await make());
  await oddCalls(call, make);
  await lifeCalls(call);
  return said;
}
