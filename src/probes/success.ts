import { prefixOf } from '../contract/kind.ts';
import type { Exchange, HttpRequest, Operation, Probe, Script } from '../model.ts';
import type { Kit } from '../script/kit.ts';
import { type PathValues, requestOf } from '../script/request.ts';
import { need, send, stop, unsafe } from '../script/steps.ts';
import { isReading } from './harmless.ts';
import { isSuccess, unmet } from './outcomes.ts';
import { queryOf } from './query.ts';
import { bodyFor, createRequest, parentsOf, pathTo, resourceIn } from './resource.ts';

/** The exchange of a valid request that a conforming server carries out, whatever it answered. */
export function success(kit: Kit, operation: Operation): Probe<Exchange> {
  return {
    id: `success ${operation.key}`,
    lifetime: 'attempt',
    *script(attempt) {
      return yield* send(yield* validRequest(kit, operation, `success ${attempt}`));
    },
  };
}

/** As `success`, where the script has no use for anything but success. */
export function* succeeded(kit: Kit, operation: Operation): Script<Exchange> {
  const exchange = yield* need(success(kit, operation));
  return isSuccess(exchange) ? exchange : yield* stop(unmet(exchange, 'a valid request did not succeed'));
}

/** A valid request; a changing one only to what this run made. The label keeps what it makes apart from others. */
export function* validRequest(kit: Kit, operation: Operation, label: string): Script<HttpRequest> {
  const token = `${label} ${operation.key}`;
  const query = queryOf(kit, operation);
  if (isReading(operation)) {
    return requestOf(kit, operation, { path: yield* parentsOf(kit, operation.path, 'any'), query });
  }
  if (operation.kind === 'create') return (yield* createRequest(kit, operation, token)).request;
  if (!operation.path.includes('{')) {
    return yield* unsafe('what it changes is not known, and cannot be something that this run made');
  }
  const path = yield* changedPath(kit, operation, label);
  const body = yield* bodyFor(kit, operation, token);
  return requestOf(kit, operation, {
    path,
    query,
    ...(body && { body: body.shape.encode(body.value) }),
    changes: true,
  });
}

/** What may be lost is made for it alone; what is only rewritten is shared. */
function* changedPath(kit: Kit, operation: Operation, label: string): Script<PathValues> {
  if (operation.kind === 'replace' || operation.kind === 'patch')
    return yield* parentsOf(kit, operation.path, 'own');
  const ownership = { disposable: `${label} ${operation.key}` };
  return pathTo(operation.path, yield* need(resourceIn(kit, prefixOf(operation.path), ownership)));
}
