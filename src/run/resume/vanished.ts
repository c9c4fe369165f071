import type { Exchange, HttpRequest } from '../../model.ts';
import type { Plan } from '../../plan/plan.ts';
import { KEYS } from '../../script/credential.ts';
import { requestOf } from '../../script/request.ts';
import type { Guard } from '../guard.ts';
import { attemptOf } from '../journal/entries.ts';
import type { Transport } from '../transport.ts';

/** Things of others that are looked for: one of them may have gone by itself, not all. */
const SAMPLE = 3;

/**
 * The path of something that the target no longer has and ought to: what the run made, or what it read and nobody is
 * likely to have removed. Undefined where the target has forgotten nothing.
 * @param unsure attempts whose things may be in any state.
 */
export async function vanished(
  plan: Plan,
  guard: Guard,
  exchanges: Iterable<Exchange>,
  transport: Transport,
  unsure: ReadonlySet<string>,
): Promise<string | undefined> {
  const isGone = async (request: HttpRequest): Promise<boolean> => {
    const { response } = await transport.send(request, 'resume#1.1');
    return response?.status === 404 || response?.status === 410;
  };
  const others = readBefore(plan, exchanges);
  const gone = await Promise.all(others.map(isGone));
  if (others.length > 0 && gone.every(Boolean)) return others[0]?.path;
  for (const request of readsOfMade(plan, guard, unsure)) if (await isGone(request)) return request.path;
  return undefined;
}

/** A read for each thing that the run made and that can be read. */
function readsOfMade({ kit }: Plan, guard: Guard, unsure: ReadonlySet<string>): HttpRequest[] {
  return guard.remaining().flatMap(({ path, exchange, removal }) => {
    if ('impossible' in removal || unsure.has(attemptOf(exchange))) return [];
    const reader = kit.contract.operations.find(
      (one) => one.kind === 'read' && one.path === removal.operation.path,
    );
    return reader === undefined ? [] : [requestOf(kit, { ...reader, path }, {})];
  });
}

/** A few reads with the run's key that found something which the run did not remove. */
function readBefore({ kit }: Plan, exchanges: Iterable<Exchange>): HttpRequest[] {
  const found = new Map<string, HttpRequest>();
  const removed = new Set<string>();
  for (const { request, response } of exchanges) {
    const succeeded = response !== undefined && response.status >= 200 && response.status < 300;
    if (!succeeded || !request.headers.some(([, value]) => value.includes(KEYS.full))) continue;
    if (request.method === 'DELETE') removed.add(request.path);
    const { kind } = kit.contract.operation(request.operation);
    if (kind === 'read' && request.method === 'GET') found.set(request.path, request);
  }
  return [...found.values()].filter(({ path }) => !removed.has(path)).slice(0, SAMPLE);
}
