import { resourcesAt } from '../contract/resources.ts';
import type { Exchange, Script } from '../model.ts';
import type { Kit } from '../script/kit.ts';
import { requestOf } from '../script/request.ts';
import { sendAfter, stop } from '../script/steps.ts';
import { isSuccess, statusOf, unmet } from './outcomes.ts';
import { pathTo } from './parents.ts';
import { queryOf } from './query.ts';
import type { Resource } from './resource.ts';

const ACCEPTED = 202;
/** How long it is given before each reading, in milliseconds. */
const PAUSES = [0, 100, 200, 400, 800];

/** Whether what was asked for is still to be done: nothing can be seen of it yet. */
export function isPending(exchange: Exchange): boolean {
  return statusOf(exchange) === ACCEPTED;
}

/**
 * Goes on where a resource is there. One whose creation is only accepted may come at any time, or never: it is read a few
 * times, and where it does not show, nothing can be asked of it.
 */
export function* settled(kit: Kit, resource: Resource, exchange: Exchange): Script<void> {
  if (!isPending(exchange)) return;
  const { read: reader } = resourcesAt(kit.contract, resource.collection);
  if (reader !== undefined) {
    const path = pathTo(reader.path, resource);
    const reading = requestOf(kit, reader, { path, query: queryOf(kit, reader) });
    for (const pause of PAUSES) if (isSuccess(yield* sendAfter(pause, reading))) return;
  }
  yield* stop(unmet(exchange, 'the creation is accepted, and not yet done'));
}
