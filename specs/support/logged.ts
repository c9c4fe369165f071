import { expect } from '@jest/globals';
import { type CheckOptions, check } from '../../src/check.ts';
import { referenceKeys } from '../../src/cli/reference.ts';
import type { Filters } from '../../src/plan/plan.ts';
import type { Answer, Call, Handler } from '../../src/reference/http.ts';
import { pathOf } from '../../src/reference/http.ts';
import { listen } from '../../src/reference/listen.ts';
import { createReference } from '../../src/reference/server.ts';
import type { Report } from '../../src/report/model.ts';
import type { Settings } from '../../src/script/kit.ts';
import { contractAt, planFor } from './judged.ts';

export const contract = contractAt();
export const good = `${contract.credential.prefix}${referenceKeys.full}`;

/** A target that remembers every write that it carried out. */
export interface Logged {
  readonly report: Report;
  /** `METHOD path` of what was answered as a success. */
  readonly writes: readonly string[];
  /** What was answered as made. */
  readonly made: ReadonlySet<string>;
  /** What is there at the end that was not before. */
  readonly left: readonly string[];
  /** Writes to what was there before. */
  readonly harm: readonly string[];
}

export interface Target {
  /** What stands between the run and the conforming server. */
  readonly between?: (call: Call, forward: Handler) => Promise<Answer>;
  readonly settings?: Partial<Settings>;
  readonly filters?: Partial<Filters>;
  readonly options?: Partial<CheckOptions>;
}

const COLLECTIONS = ['chatbots', 'knowledge-bases', 'attachments', 'contacts', 'conversations', 'messages'];

/** Judges such a target, and sees to it that nothing that was there before is another thing after. */
export async function logged({ between, settings, filters, options }: Target): Promise<Logged> {
  let origin = '';
  const reference = createReference(contract, { keys: referenceKeys, origin: () => origin });
  const writes: string[] = [];
  const made = new Set<string>();
  const handler: Handler = async (call) => {
    const answer = await (between === undefined ? reference(call) : between(call, reference));
    if (call.method !== 'GET' && answer.status < 300) writes.push(`${call.method} ${pathOf(call)}`);
    if (call.method === 'POST' && answer.status === 201) made.add(idOf(answer) ?? '');
    return answer;
  };
  const before = await things(reference);
  const server = await listen(handler, { port: 0 });
  origin = server.url;
  const plan = planFor(contract, settings, filters);
  const report = await check(plan, { target: server.url, keys: referenceKeys, ...options }).finally(() =>
    server.close(),
  );
  const after = await things(reference);
  for (const [id, thing] of before) expect(after.get(id)).toEqual(thing);
  const known = (write: string): boolean => [...before.keys()].some((id) => write.endsWith(`/${id}/`));
  return {
    report,
    writes,
    made,
    left: [...after.keys()].filter((id) => !before.has(id)),
    harm: writes.filter((write) => !write.startsWith('POST ') && known(write)),
  };
}

/** All that a server lists, by id. */
async function things(server: Handler): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  const list = async (path: string): Promise<string[]> => {
    const headers = [['Authorization', good]] as const;
    const call = { method: 'GET', path: `${path}?pageSize=100`, headers, body: Buffer.alloc(0) };
    const { results = [] } = JSON.parse(String((await server(call)).body)) as { results?: { id: string }[] };
    for (const one of results) found.set(one.id, one);
    return results.map(({ id }) => id);
  };
  for (const name of COLLECTIONS) await list(`/api/${name}/`);
  for (const id of await list('/api/knowledge-bases/')) await list(`/api/knowledge-bases/${id}/files/`);
  return found;
}

export function idOf({ body }: Pick<Answer, 'body'>): string | undefined {
  try {
    return (JSON.parse(String(body)) as { id?: string }).id;
  } catch {
    return undefined;
  }
}
