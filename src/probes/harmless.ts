import { isJson } from '../contract/media-type.ts';
import type { Exchange, Operation, Probe, Script } from '../model.ts';
import type { Kit } from '../script/kit.ts';
import { jsonBody, type RequestParts, requestOf } from '../script/request.ts';
import { inconclusive, need, send, unsafe } from '../script/steps.ts';
import { type BodyShape, bodyShapeOf } from '../values/request-body.ts';
import { absentPath } from './absent.ts';
import { saidOf, statusOf } from './outcomes.ts';
import { parentsOf } from './parents.ts';
import { queryOf } from './query.ts';

/** Kinds that change nothing. */
export function isReading(operation: Operation): boolean {
  return operation.kind === 'list' || operation.kind === 'read' || operation.kind === 'query';
}

/**
 * A request that does no damage even if a server carries it out: a read; else a write to an id that does not exist,
 * or a creation without what it requires.
 */
export function* harmless(kit: Kit, operation: Operation): Script<RequestParts> {
  const query = queryOf(kit, operation);
  if (isReading(operation)) return { path: yield* parentsOf(kit, operation, 'any'), query };
  const body = emptyBody(kit, operation);
  if (operation.path.includes('{')) return { path: yield* absentPath(kit, operation), query, ...body };
  const creates = operation.kind === 'create' && body !== undefined;
  if (!creates)
    return yield* unsafe(
      'it changes something that this run did not make, and takes no id that could be absent',
    );
  return { query, ...body };
}

/** A body that no server can do anything with: nothing of what is required, or not even an object. */
export function emptyBody(kit: Kit, operation: Operation): Pick<RequestParts, 'body'> | undefined {
  const shape = bodyShapeOf(kit.contract, operation);
  const body = shape && emptied(shape);
  return body && { body };
}

/** Undefined for a form that requires nothing: an empty one is a valid creation. */
function emptied(shape: BodyShape): RequestParts['body'] {
  if (shape.required.length > 0) return shape.encode({});
  return isJson(shape.media.mediaType) ? jsonBody([], shape.media.mediaType) : undefined;
}

/** The harmless request with the valid key: what a request with a bad one is compared to. */
export function control(kit: Kit, operation: Operation): Probe<Exchange> {
  return {
    id: `control ${operation.key}`,
    lifetime: 'attempt',
    *script() {
      return yield* send(requestOf(kit, operation, yield* harmless(kit, operation)));
    },
  };
}

/**
 * The harmless request of an operation, proven to be let in with the valid key: only then does it mean something
 * that it is refused without.
 */
export function* admitted(kit: Kit, operation: Operation): Script<RequestParts> {
  const parts = yield* harmless(kit, operation);
  const exchange = yield* need(control(kit, operation));
  const status = statusOf(exchange);
  if (status === 401 || status === 403) {
    return yield* inconclusive('precondition-unmet', `the valid key is refused as well: ${saidOf(exchange)}`);
  }
  if (status >= 500) {
    return yield* inconclusive(
      'precondition-unmet',
      `the server fails with the valid key as well: ${saidOf(exchange)}`,
    );
  }
  return parts;
}
