import { type Ask, keys } from './client.ts';

const BASES = '/api/knowledge-bases/';

const WHOLE = {
  name: 'Manuals of the specs',
  description: 'A text of several words',
  isPublic: false,
  retrievedChunks: 4,
  labels: [{ name: 'first' }],
};
const FILE = { filename: 'a.txt', file: 'https://files.example.com/a.txt' };
const OTHER = { ...WHOLE, name: 'Other manuals', description: 'Other', retrievedChunks: 5, isPublic: true };

/** The life of what a client makes: written, changed, deleted, looked for after each; and who else sees it. */
export async function lifeCalls(call: Ask): Promise<void> {
  const make = async (collection: string, body: object): Promise<string> => {
    const { value } = await call('POST', collection, { body });
    return `${collection}${(value as { id?: string } | undefined)?.id ?? ''}/`;
  };
  const made = await make(BASES, WHOLE);
  const file = await make(`${made}files/`, FILE);
  const look = async (credential?: string): Promise<void> => {
    const asked = credential === undefined ? {} : { credential };
    for (const path of [BASES, `${BASES}?page=2`, made, `${made}files/`, file, '/api/chatbots/'])
      await call('GET', path, asked);
  };
  await look();
  await call('GET', file.replace(made, `${BASES}00000000-0000-4000-8000-00000000dead/`));
  const other = `Api-Key ${keys.other}`;
  await look(other);
  const { value } = await call('GET', '/api/messages/');
  const [message] = (value as { results?: { conversation?: string }[] } | undefined)?.results ?? [];
  for (const asked of [{}, { credential: other }])
    await call('GET', `/api/messages/?conversation=${message?.conversation}`, asked);
  const changes = [
    ['PUT', OTHER],
    ['PUT', OTHER],
    ['PATCH', { retrievedChunks: 6, isPublic: false }],
    ['PATCH', { name: 'Patched' }],
  ] as const;
  for (const [method, body] of changes) {
    await call(method, made, { credential: other, body });
    await call('GET', made);
    await call(method, made, { body });
    await call('GET', made);
  }
  for (const credential of [other, undefined]) {
    const asked = credential === undefined ? {} : { credential };
    const doomed = await make(BASES, WHOLE);
    const below = await make(`${doomed}files/`, FILE);
    const lookAt = async (...paths: string[]): Promise<void> => {
      for (const path of paths) await call('GET', path);
    };
    await lookAt(doomed, `${doomed}files/`, below);
    await call('POST', `${doomed}files/`, { ...asked, body: FILE });
    await call('DELETE', doomed, asked);
    await lookAt(doomed, `${doomed}files/`, below);
    await call('GET', `${BASES}?page=2`);
    await call('PUT', doomed, { body: WHOLE });
    await call('DELETE', doomed);
  }
  await look();
}
