/** What a run does to a target that logs everything: it changes only what it made, and removes that. */
import { expect, test } from '@jest/globals';
import { check } from '../src/check.ts';
import { referenceKeys } from '../src/cli/reference.ts';
import type { Call, Handler } from '../src/reference/http.ts';
import { listen } from '../src/reference/listen.ts';
import { createReference } from '../src/reference/server.ts';
import { contractAt, planFor } from './support/judged.ts';

const contract = contractAt();
const good = `${contract.credential.prefix}${referenceKeys.full}`;

interface Logged {
  readonly writes: string[];
  readonly made: Set<string>;
  readonly left: string[];
}

/** Judges a target and gives what was written, what was made, and what is there at the end that was not before. */
async function logged(change: (call: Call) => Call, readOnly = false): Promise<Logged> {
  let origin = '';
  const reference = createReference(contract, { keys: referenceKeys, origin: () => origin });
  const writes: string[] = [];
  const made = new Set<string>();
  const handler: Handler = async (call) => {
    const answer = await reference(change(call));
    if (call.method !== 'GET' && answer.status < 300) writes.push(`${call.method} ${call.path}`);
    if (call.method === 'POST' && answer.status === 201) {
      made.add((JSON.parse(String(answer.body)) as { id: string }).id);
    }
    return answer;
  };
  const ids = async (): Promise<Set<string>> => {
    const found = new Set<string>();
    for (const path of ['chatbots', 'knowledge-bases', 'attachments']) {
      const headers = [['Authorization', good]] as const;
      const call = { method: 'GET', path: `/api/${path}/?pageSize=100`, headers, body: Buffer.alloc(0) };
      const page = JSON.parse(String((await reference(call)).body)) as { results: { id: string }[] };
      for (const { id } of page.results) found.add(id);
    }
    return found;
  };
  const before = await ids();
  const server = await listen(handler, { port: 0 });
  origin = server.url;
  try {
    await check(planFor(contract, { readOnly }), { target: server.url, keys: referenceKeys });
  } finally {
    await server.close();
  }
  const after = await ids();
  expect([...before].filter((id) => !after.has(id))).toEqual([]);
  return { writes, made, left: [...after].filter((id) => !before.has(id)) };
}

const touched = ({ writes, made }: Logged): string[] =>
  writes.filter((write) => !write.startsWith('POST ') && ![...made].some((id) => write.includes(id)));

test('a run writes to nothing but what it made, and removes all that can be removed', async () => {
  const log = await logged((call) => call);
  expect(log.writes.length).toBeGreaterThan(20);
  expect(touched(log)).toEqual([]);
  expect(log.left).toEqual([]);
});

test('so does one against a target that lets everybody do everything', async () => {
  const log = await logged((call) => ({
    ...call,
    headers: [
      ...call.headers.filter(([name]) => name.toLowerCase() !== 'authorization'),
      ['Authorization', good],
    ],
  }));
  expect(touched(log)).toEqual([]);
  expect(log.left).toEqual([]);
});

test('a read-only run writes nothing at all', async () => {
  expect((await logged((call) => call, true)).writes).toEqual([]);
});
