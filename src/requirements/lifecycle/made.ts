import { jsonValueOf } from '../../contract/documented.ts';
import type { Exchange, Operation, Script } from '../../model.ts';
import { createdId, uncreated } from '../../probes/created.ts';
import { unmet } from '../../probes/outcomes.ts';
import { parentsForChange, pathTo } from '../../probes/parents.ts';
import { isPending } from '../../probes/pending.ts';
import { queryOf } from '../../probes/query.ts';
import { repaired } from '../../probes/repair.ts';
import { bodyFor, creationOf, type Resource, sendFitted } from '../../probes/resource.ts';
import type { Kit } from '../../script/kit.ts';
import { type RequestParts, requestOf } from '../../script/request.ts';
import { inconclusive, stop } from '../../script/steps.ts';
import { siblingOf } from '../siblings.ts';

/** What a script created itself, and what it sent to do so. */
export interface Made {
  readonly resource: Resource;
  readonly sent: Readonly<Record<string, unknown>>;
  readonly exchange: Exchange;
}

/** Creates a resource by an operation, for this script alone. */
export function* makeBy(kit: Kit, creator: Operation, label: string): Script<Made> {
  const token = `${label} ${creator.key}`;
  const parents = yield* parentsForChange(kit, creator);
  const body = yield* bodyFor(kit, creator, token);
  const exchange = yield* sendFitted(kit, creator, token, (draft) =>
    creationOf(kit, creator, parents, draft, token),
  );
  const item = jsonValueOf(exchange);
  const id = createdId(kit, creator, exchange);
  if (id === undefined) return yield* stop(uncreated(kit, creator, exchange, 'nothing could be created'));
  if (isPending(exchange)) return yield* stop(unmet(exchange, 'the creation is accepted, and not yet done'));
  const sent = body === undefined ? {} : repaired(kit, body, exchange.repairs, token).value;
  return { resource: { collection: creator.collection, parents, id, item }, sent, exchange };
}

/** Creates a resource that an operation can then be sent to. */
export function* makeFor(kit: Kit, operation: Operation, label: string): Script<Made> {
  const creator = siblingOf(kit, operation, 'create');
  if (creator === undefined) {
    return yield* inconclusive(
      'out-of-reach',
      `nothing can be created in ${operation.collection}: no operation documents it`,
    );
  }
  return yield* makeBy(kit, creator, `${label} ${operation.key}`);
}

/** A request of an operation for a resource. Ends the script where the path has parameters that nothing names. */
export function* requestTo(kit: Kit, operation: Operation, resource: Resource, parts: RequestParts = {}) {
  const path = pathTo(operation.path, resource);
  if (Object.values(path).includes('')) {
    return yield* inconclusive(
      'no-data',
      `what was created does not say where it is below ${operation.path}`,
    );
  }
  return requestOf(kit, operation, { path, query: queryOf(kit, operation), ...parts });
}
