import { headerOf, jsonValueOf } from '../../contract/documented.ts';
import { isObject, joinPointer } from '../../documents/pointer.ts';
import type { Exchange, Operation, Script } from '../../model.ts';
import { identify } from '../../probes/identify.ts';
import { isSuccess, saidOf, statusOf, unmet } from '../../probes/outcomes.ts';
import type { Kit } from '../../script/kit.ts';
import { check, inconclusive, send, stop } from '../../script/steps.ts';
import { shortened } from '../answers.ts';
import { only, requirement } from '../requirement.ts';
import { siblingOf } from '../siblings.ts';
import { firstLost, keptMembers, memberOf } from './kept.ts';
import { type Made, makeBy, requestTo } from './made.ts';

const GONE = [404, 410];
const CREATED = 201;

export default requirement('lifecycle/create-read', {
  appliesTo: (operation, kit) =>
    operation.kind === 'create' && siblingOf(kit, operation, 'read') !== undefined,
  cases: (operation, kit) =>
    only(function* (attempt) {
      const reader = siblingOf(kit, operation, 'read') as Operation;
      const made = yield* makeBy(kit, operation, `create-read ${attempt}`);
      const reading = yield* requestTo(kit, reader, made.resource);
      yield* leadsThere(made, reading.path.split('?')[0] ?? '');
      const exchange = yield* send(reading);
      if (GONE.includes(statusOf(exchange))) return yield* missing(exchange);
      if (!isSuccess(exchange)) return yield* stop(unmet(exchange, 'what was created cannot be read'));
      yield* holdsSent(kit, operation, reader, made, exchange);
    }),
});

function* missing(exchange: Exchange): Script<void> {
  yield* check({
    id: 'readable',
    verdict: 'fail',
    message: 'what was created cannot be read',
    expected: 'the resource',
    actual: saidOf(exchange),
    exchange: exchange.id,
  });
}

function* holdsSent(
  kit: Kit,
  operation: Operation,
  reader: Operation,
  { sent, resource }: Made,
  exchange: Exchange,
): Script<void> {
  const value = jsonValueOf(exchange);
  if (!isObject(value)) return yield* inconclusive('no-data', 'what is read is no JSON object');
  const id = identify(kit, value, resource.collection);
  const other = id !== undefined && id !== resource.id;
  const lost = other
    ? kit.contract.identifier
    : firstLost(kit, keptMembers(kit, operation, reader), sent, value);
  yield* check({
    id: 'holds',
    verdict: lost === undefined ? 'pass' : 'fail',
    message: other
      ? 'another resource is read than was created'
      : lost === undefined
        ? 'what was sent is read back'
        : 'a member that was sent is not read back',
    expected: shortened(
      other ? { [lost ?? '']: resource.id } : lost === undefined ? sent : memberOf(sent, lost),
    ),
    actual: shortened(lost === undefined ? value : memberOf(value, lost)),
    ...(lost !== undefined && { instancePath: joinPointer('', lost) }),
    exchange: exchange.id,
  });
}

/**
 * Where a creation says by a Location header where the new resource is, it is there. A proxy may show another origin,
 * and put something before the path or take it away.
 */
function* leadsThere({ exchange }: Made, wanted: string): Script<void> {
  const location = exchange.response && headerOf(exchange.response, 'location');
  if (location === undefined || statusOf(exchange) !== CREATED) return;
  const base = `http://relative.invalid${exchange.request.path}`;
  const path = URL.canParse(location, base) ? plain(new URL(location, base).pathname) : '';
  const own = plain(wanted);
  // What has an id of its own may have another address, its canonical one.
  const there = path.length > 1 && (path.endsWith(own) || own.endsWith(path) || nameIn(path) === nameIn(own));
  yield* check({
    id: 'location',
    verdict: there ? 'pass' : 'fail',
    message: there
      ? 'Location leads to what was created'
      : 'Location leads elsewhere than to what was created',
    expected: wanted,
    actual: location,
    exchange: exchange.id,
  });
}

/** What a path calls the resource: its last segment. */
function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path in one form: percent-encoding and the last slash do not matter. */
function plain(path: string): string {
  try {
    return decodeURIComponent(path).replace(/\/$/, '');
  } catch {
    return path.replace(/\/$/, '');
  }
}
