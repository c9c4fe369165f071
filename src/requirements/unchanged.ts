import { jsonValueOf } from '../contract/documented.ts';
import { prefixOf } from '../contract/kind.ts';
import { operationsAt } from '../contract/whereabouts.ts';
import { isObject, joinPointer } from '../documents/pointer.ts';
import type { Exchange, Operation, Script } from '../model.ts';
import type { FilledBody } from '../probes/body.ts';
import { isSuccess, saidOf, unmet } from '../probes/outcomes.ts';
import { pathTo } from '../probes/parents.ts';
import { bodyFor, resourceIn } from '../probes/resource.ts';
import type { Kit } from '../script/kit.ts';
import { type RequestParts, requestOf } from '../script/request.ts';
import { check, inconclusive, need, send, stop } from '../script/steps.ts';
import { otherValue } from './lifecycle/other-value.ts';

/** Kinds of operation that change or end one resource. */
export function changesResource({ kind }: Operation): boolean {
  return kind === 'replace' || kind === 'patch' || kind === 'delete';
}

/** The operation that reads what another one writes. */
export function readerOf(kit: Kit, { path }: Pick<Operation, 'path'>): Operation | undefined {
  return operationsAt(kit.contract, path).find(({ kind }) => kind === 'read');
}

/**
 * Makes a resource, sends a write to it that has to be refused, and checks that the resource is there and unchanged.
 * Gives back the exchange of the write. Of one label, all writes go to one resource.
 * @param name tells the check from others of the same case.
 */
export function* unchangedBy(
  kit: Kit,
  operation: Operation,
  label: string,
  parts: RequestParts,
  name = '',
): Script<Exchange> {
  const reader = readerOf(kit, operation);
  if (reader === undefined) {
    return yield* inconclusive(
      'out-of-reach',
      'whether something changed cannot be seen: no operation reads the resource',
    );
  }
  const token = `${label} ${operation.key}`;
  const resource = yield* need(resourceIn(kit, prefixOf(operation.path), { disposable: token }));
  const body = yield* bodyFor(kit, operation, `${token} refused`);
  const reading = requestOf(kit, reader, { path: pathTo(reader.path, resource) });

  const first = yield* send(reading);
  const before = yield* send(reading);
  if (!isSuccess(before)) return yield* stop(unmet(before, 'what was created cannot be read'));
  const sent = body && telling(kit, operation, body, jsonValueOf(before), token);
  const written = yield* send(
    requestOf(kit, operation, {
      ...parts,
      path: pathTo(operation.path, resource),
      ...(sent && { body: sent.shape.encode(sent.value) }),
    }),
  );
  const after = yield* send(reading);
  const gone = !isSuccess(after);
  const [changed] = gone
    ? []
    : changedMembers(settable(body), jsonValueOf(first), jsonValueOf(before), jsonValueOf(after));
  yield* check({
    id: `unchanged ${name}`.trim(),
    verdict: gone || changed !== undefined ? 'fail' : 'pass',
    message: gone
      ? 'the resource is gone after a write that had to be refused'
      : changed === undefined
        ? 'the resource is unchanged'
        : 'the resource is changed by a write that had to be refused',
    expected: jsonValueOf(before),
    actual: gone ? saidOf(after) : jsonValueOf(after),
    ...(changed !== undefined && { instancePath: joinPointer('', changed) }),
    exchange: written.id,
  });
  return written;
}

/** A body by which a change would show: one that names no member, as a PATCH may, would change nothing in any case. */
function telling(
  kit: Kit,
  operation: Operation,
  body: FilledBody,
  before: unknown,
  token: string,
): FilledBody {
  if (Object.keys(body.value).length > 0) return body;
  const current = isObject(before) ? before : {};
  for (const [name, property] of body.shape.properties) {
    const change = otherValue(kit, operation, name, property, current[name], token);
    if (change !== undefined && Object.hasOwn(current, name))
      return { ...body, value: { [name]: change.value } };
  }
  return body;
}

/** The members that the write could have set; the server may change others by itself at any time. */
function settable(body: FilledBody | undefined): ReadonlySet<string> {
  return new Set(body?.shape.properties.keys());
}

/** Members that differ, but for those that differ from one read to the next anyway (a signed URL, a last access). */
function changedMembers(
  names: ReadonlySet<string>,
  first: unknown,
  before: unknown,
  after: unknown,
): string[] {
  if (!isObject(before) || !isObject(after)) return [];
  const restless = isObject(first) ? first : {};
  return [...names].filter((name) => same(restless[name], before[name]) && !same(before[name], after[name]));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
