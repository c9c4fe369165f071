import { jsonValueOf } from '../contract/documented.ts';
import { prefixOf } from '../contract/kind.ts';
import { resourcesAt } from '../contract/resources.ts';
import { valueAt } from '../documents/pointer.ts';
import type { Operation, Script } from '../model.ts';
import type { Kit } from '../script/kit.ts';
import { requestOf } from '../script/request.ts';
import { send } from '../script/steps.ts';
import { lastParameter } from './absent.ts';
import { identify } from './identify.ts';
import { parentsOf } from './parents.ts';
import { queryOf } from './query.ts';

/**
 * Why it says nothing that a resource which was listed is not found: somebody has removed it since. Undefined where it
 * is still listed, or was made by this run.
 */
export function* vanished(kit: Kit, operation: Operation): Script<string | undefined> {
  const name = lastParameter(operation);
  if (name === '') return undefined;
  const collection = prefixOf(operation.path);
  const { list: lister } = resourcesAt(kit.contract, collection);
  if (lister === undefined) return undefined;
  const { [name]: id, ...path } = yield* parentsOf(kit, operation, 'any');
  const exchange = yield* send(requestOf(kit, lister, { path, query: queryOf(kit, lister) }));
  const items = valueAt(jsonValueOf(exchange), kit.contract.envelope?.items ?? '');
  const listed = Array.isArray(items) && items.some((item) => identify(kit, item, collection) === id);
  return listed ? undefined : 'what was listed is not there any more: somebody else removes things';
}
