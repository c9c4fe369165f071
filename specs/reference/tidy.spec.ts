import { expect, test } from '@jest/globals';
import { createReference } from '../../src/reference/server.ts';
import { tidied } from '../../src/reference/tidy.ts';
import { client, contract, keys, ORIGIN } from './client.ts';

const BASES = '/api/knowledge-bases/';
const valid = { name: 'Manuals', isPublic: false, retrievedChunks: 4 };
const credential = contract.credential.prefix + keys.full;

test('removes what was made through it and nobody removed, and says what it cannot remove', async () => {
  const reference = createReference(contract, { keys, origin: () => ORIGIN });
  const { handler, tidy } = tidied(reference, contract, credential);
  const ask = client(contract, handler);
  const path = async (body: object, collection = BASES): Promise<string> =>
    `${collection}${((await ask('POST', collection, { body })).value as { id: string }).id}/`;
  const kept = await path(valid);
  const removed = await path(valid);
  const contact = await path({ name: 'Somebody' }, '/api/contacts/');
  await ask('DELETE', removed);
  expect(await tidy()).toEqual([contact]);
  expect((await client(contract, reference)('GET', kept)).status).toBe(404);
});

test('changes nothing that was there before, whoever asks for it', async () => {
  const reference = createReference(contract, { keys, origin: () => ORIGIN });
  const { handler } = tidied(reference, contract, credential);
  const ask = client(contract, handler);
  const { results } = (await ask('GET', BASES)).value as { results: { id: string }[] };
  const stranger = `${BASES}${results[0]?.id}/`;
  expect((await ask('DELETE', stranger)).status).toBe(403);
  expect((await ask('GET', stranger)).status).toBe(200);
});
