import { jsonValueOf } from '../contract/documented.ts';
import { mayBeRenamed } from '../contract/identity.ts';
import { namesIn, prefixOf } from '../contract/kind.ts';
import { resourcesAt } from '../contract/resources.ts';
import type { Exchange, Operation, Script } from '../model.ts';
import type { Kit } from '../script/kit.ts';
import { requestOf } from '../script/request.ts';
import { send } from '../script/steps.ts';
import { identify } from './identify.ts';
import { isSuccess, statusOf } from './outcomes.ts';
import { queryOf } from './query.ts';
import type { Resource } from './resource.ts';

/** A resource after a change to it, under the name that it has since: an article may be called by its title. */
export function afterChange(kit: Kit, resource: Resource, exchange: Exchange): Resource {
  if (!isSuccess(exchange) || !mayBeRenamed(kit.contract, resource.collection)) return resource;
  const id = identify(kit, jsonValueOf(exchange), resource.collection);
  return id === undefined ? resource : { ...resource, id };
}

/**
 * Why it says nothing that a change to what this run made is not found: what it made may have another name since then.
 * Undefined where its name cannot change, or it is still there.
 */
export function* renamed(kit: Kit, operation: Operation, { request }: Exchange): Script<string | undefined> {
  const values = valuesIn(operation.path, request.path);
  for (const [index, name] of namesIn(operation.path).entries()) {
    const collection = prefixOf(operation.path, name);
    const { read: reader } = resourcesAt(kit.contract, collection);
    if (reader === undefined || !mayBeRenamed(kit.contract, collection)) continue;
    const path = Object.fromEntries(namesIn(reader.path).map((one, at) => [one, values[at] ?? '']));
    if (namesIn(reader.path).length !== index + 1 || Object.values(path).includes('')) continue;
    const there = yield* send(requestOf(kit, reader, { path, query: queryOf(kit, reader) }));
    if (statusOf(there) === 404)
      return `${there.request.path} is not there any more: what is written since may have given it another name`;
  }
  return undefined;
}

/** What stands in a path for the parameters of its template, where each is a segment of its own. */
function valuesIn(template: string, path: string): string[] {
  const segments = (path.split('?')[0] ?? '').split('/');
  return template
    .split('/')
    .flatMap((part, at) => (/^\{[^}]*\}$/.test(part) ? [decodeURIComponent(segments[at] ?? '')] : []));
}
