import { type Asked, keys, type Said } from './client.ts';

type Call = (method: string, path: string, asked?: Asked) => Promise<Said>;

const BASES = '/api/knowledge-bases/';
const MEMBERS = '/api/organizations/00000000-0000-4000-8000-000000000901/members/';
/** A name as it stands in JSON. */
const NAMES = [
  '"try\\u0000square"',
  '"trysquare \\ud800"',
  '['.repeat(1000) + ']'.repeat(1000),
  `"${'x'.repeat(1024 * 1024)}"`,
];

/** What no good client asks: paths, methods and pages that there are not, and texts that servers choke on. */
export async function oddCalls(call: Call, make: () => Promise<string>): Promise<void> {
  const made = await make();
  for (const path of [
    '/api/no-such-path/',
    `${BASES}${'x'.repeat(3000)}/`,
    '/api/messages/?conversation=%00',
  ])
    await call('GET', path);
  for (const query of ['?pageSize=1', '?page=100', '?page=1000001', '?page=-1'])
    await call('GET', BASES + query);
  await call('GET', `${made}files/`);
  await call('PATCH', BASES, { body: {} });
  await call('POST', made, { body: {} });
  for (const name of NAMES) {
    await call('POST', BASES, { body: `{"name":${name}}` });
    await call('POST', '/api/contacts/', { body: `{"name":${name}}` });
  }
  for (const body of ['', 'null', `{"name":"trysquare"} x`]) await call('POST', BASES, { body });
  await call('GET', BASES, { credential: null, headers: [['apikey', keys.full]] });
  for (let reads = 0; reads < 3; reads += 1) {
    await call('GET', made);
    await call('GET', MEMBERS);
  }
}
