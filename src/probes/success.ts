import { mayBeRenamed } from '../contract/identity.ts';
import type { HttpRequest, Operation, Probe, Script } from '../model.ts';
import type { Kit } from '../script/kit.ts';
import { type PathValues, requestOf } from '../script/request.ts';
import { need, send, stop, unsafe } from '../script/steps.ts';
import type { FilledBody } from './body.ts';
import { isReading } from './harmless.ts';
import { isSuccess } from './outcomes.ts';
import { parentsForChange, parentsOf } from './parents.ts';
import { queryOf } from './query.ts';
import { type Fitted, unfit } from './repair.ts';
import { bodyFor, creationOf, sendFitted } from './resource.ts';

/** The exchange of a valid request that a conforming server carries out, whatever it answered; and what it took. */
export function success(kit: Kit, operation: Operation): Probe<Fitted> {
  return {
    id: `success ${operation.key}`,
    lifetime: 'attempt',
    *script(attempt) {
      const label = `success ${attempt}`;
      const draft = yield* drafted(kit, operation, label);
      if (isReading(operation)) return { ...(yield* send(draft(undefined))), repairs: [] };
      return yield* sendFitted(kit, operation, `${label} ${operation.key}`, draft);
    },
  };
}

/** As `success`, where the script has no use for anything but success. */
export function* succeeded(kit: Kit, operation: Operation): Script<Fitted> {
  const exchange = yield* need(success(kit, operation));
  if (isSuccess(exchange)) return exchange;
  return yield* stop(unfit(kit, operation, exchange, 'a valid request did not succeed'));
}

/** A valid request; a changing one only to what this run made. The label keeps what it makes apart from others. */
export function* validRequest(kit: Kit, operation: Operation, label: string): Script<HttpRequest> {
  const draft = yield* drafted(kit, operation, label);
  return draft(
    isReading(operation) ? undefined : yield* bodyFor(kit, operation, `${label} ${operation.key}`),
  );
}

/** A valid request but for its body. */
function* drafted(
  kit: Kit,
  operation: Operation,
  label: string,
): Script<(body: FilledBody | undefined) => HttpRequest> {
  const query = queryOf(kit, operation);
  if (isReading(operation)) {
    const path = yield* parentsOf(kit, operation, 'any');
    return () => requestOf(kit, operation, { path, query });
  }
  if (operation.kind === 'create') {
    const parents = yield* parentsForChange(kit, operation);
    return (body) => creationOf(kit, operation, parents, body, `${label} ${operation.key}`);
  }
  if (!operation.path.includes('{')) {
    return yield* unsafe('what it changes is not known, and cannot be something that this run made');
  }
  const path = yield* changedPath(kit, operation, label);
  return (body) =>
    requestOf(kit, operation, {
      path,
      query,
      ...(body && { body: body.shape.encode(body.value) }),
      changes: true,
      purpose: label,
    });
}

/** What may be lost, or called otherwise afterwards, is made for it alone; what is only rewritten is shared. */
function* changedPath(kit: Kit, operation: Operation, label: string): Script<PathValues> {
  const rewrites = operation.kind === 'replace' || operation.kind === 'patch';
  if (rewrites && !mayBeRenamed(kit.contract, operation.collection))
    return yield* parentsOf(kit, operation, 'own');
  return yield* parentsOf(kit, operation, { disposable: `${label} ${operation.key}` });
}
