import type { Contract } from '../../contract/contract.ts';
import { isItem } from '../../contract/kind.ts';
import { isObject, type JsonObject } from '../../documents/pointer.ts';
import { bodyShapeOf } from '../../values/request-body.ts';
import type { Answer, Call, Handler } from '../http.ts';
import { pathOf } from '../http.ts';
import type { Facts } from '../mutant.ts';
import { keyOf, withKey } from './credentials.ts';
import { isSuccess, jsonIn } from './helpers.ts';

/** The call as a read of the same resource. */
export function asRead(call: Call): Call {
  const headers = call.headers.filter(([name]) => !/^content-/i.test(name));
  return { ...call, method: 'GET', headers, body: Buffer.alloc(0) };
}

/** What a resource is before a call changes it; undefined where it cannot be read. */
export async function currentOf(call: Call, forward: Handler): Promise<JsonObject | undefined> {
  const answer = await forward(asRead(call));
  const value = isSuccess(answer) ? jsonIn(answer) : undefined;
  return isObject(value) ? value : undefined;
}

/** The call with another JSON body. */
export function withCallJson(call: Call, value: unknown): Call {
  const headers = call.headers.filter(([name]) => name.toLowerCase() !== 'content-length');
  return { ...call, headers, body: Buffer.from(JSON.stringify(value)) };
}

/** The call with its JSON object changed; as it is where it has none. */
export function editCall(call: Call, change: (value: JsonObject) => unknown): Call {
  const value = jsonIn(call);
  return isObject(value) ? withCallJson(call, change(value)) : call;
}

/** Whether a call comes from the other organisation. */
export function isOther(call: Call, facts: Facts): boolean {
  return facts.keys.other !== undefined && keyOf(call, facts) === facts.keys.other;
}

/** The call of the other organisation, answered as if it came from its owner. */
export function asOwner(call: Call, forward: Handler, facts: Facts): Promise<Answer> {
  return forward(withKey(call, facts));
}

/** Paths of what was created since the start, the oldest first. */
export function madePaths({ memory }: Facts): string[] {
  const known = memory.get('made');
  const paths = Array.isArray(known) ? (known as string[]) : [];
  memory.set('made', paths);
  return paths;
}

/** Remembers what a call created. */
export function noteMade(call: Call, answer: Answer, facts: Facts): void {
  const operation = facts.operationOf(call);
  const value = jsonIn(answer);
  const id = isObject(value) ? value[facts.contract.identifier] : undefined;
  if (operation?.kind !== 'create' || !isSuccess(answer) || isItem(operation.path) || id === undefined)
    return;
  madePaths(facts).push(`${pathOf(call).replace(/\/$/, '')}/${String(id)}`);
}

/** Whether a path is of something that was created since the start. */
export function isMade(path: string, facts: Facts): boolean {
  return madePaths(facts).includes(path.replace(/\/$/, ''));
}

/** The path of an item of a list. */
export function itemPath(call: Call, item: unknown, { contract }: Facts): string {
  const id = isObject(item) ? item[contract.identifier] : undefined;
  return `${pathOf(call).replace(/\/$/, '')}/${String(id)}`;
}

/** The members that each operation's body may leave out, by the operation. */
export function optionalMembers(contract: Contract): ReadonlyMap<string, readonly string[]> {
  return new Map(
    contract.operations.flatMap((operation): [string, readonly string[]][] => {
      const shape = bodyShapeOf(contract, operation);
      const names = [...(shape?.properties.keys() ?? [])].filter((name) => !shape?.required.includes(name));
      return names.length === 0 ? [] : [[operation.key, names]];
    }),
  );
}
