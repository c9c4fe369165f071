import { jsonValueOf } from '../contract/documented.ts';
import { placeOf } from '../contract/kind.ts';
import { resourcesAt } from '../contract/resources.ts';
import { valueAt } from '../documents/pointer.ts';
import type { HttpRequest, Operation, Probe, Script } from '../model.ts';
import type { Kit } from '../script/kit.ts';
import { type PathValues, requestOf } from '../script/request.ts';
import { inconclusive, need, outcomeOf, send, stop } from '../script/steps.ts';
import { type FilledBody, fillBody } from './body.ts';
import { createdId, uncreated } from './created.ts';
import { identify } from './identify.ts';
import { isSuccess, unmet } from './outcomes.ts';
import { parentsForChange, parentsOf } from './parents.ts';
import { settled } from './pending.ts';
import { queryOf } from './query.ts';
import { type Fitted, fitted } from './repair.ts';

/** A resource of the target: the values that its path needs, and its id. */
export interface Resource {
  readonly collection: string;
  /** Values of the collection's own path parameters. */
  readonly parents: PathValues;
  readonly id: string;
  /** What the server said of it when it was found or made. */
  readonly item: unknown;
}

/**
 * Whose resource it may be. `any`: configured, from a list, or made by this run: only to be read. `own`: made by this
 * run, shared by those who change it back or only its content. `disposable`: made for one script alone.
 */
export type Ownership = 'any' | 'own' | { readonly disposable: string };

/** A resource of a collection, by its path template. */
export function resourceIn(kit: Kit, collection: string, ownership: Ownership): Probe<Resource> {
  const place = placeOf(collection);
  const label = typeof ownership === 'string' ? ownership : `disposable ${ownership.disposable}`;
  const id = `${label} resource in ${place}`;
  if (ownership === 'any') return { id, lifetime: 'run', script: () => findOrMake(kit, collection) };
  const lifetime = ownership === 'own' ? 'run' : 'attempt';
  return { id, lifetime, script: (attempt) => make(kit, collection, `${id} ${attempt}`) };
}

function* findOrMake(kit: Kit, collection: string): Script<Resource> {
  const lister = listerOf(kit, collection);
  if (lister !== undefined) {
    const found = yield* outcomeOf(listedIn(kit, lister));
    const first = 'value' in found ? found.value[0] : undefined;
    if (first !== undefined) return first;
  }
  return yield* need(resourceIn(kit, collection, 'own'));
}

function listerOf({ contract }: Kit, collection: string): Operation | undefined {
  const { list, query } = resourcesAt(contract, collection);
  return list ?? query;
}

/** The items that an answer shows: in the envelope's place, or all of it where it is a list. */
function itemsIn({ contract }: Kit, value: unknown): readonly unknown[] {
  const items = Array.isArray(value) ? value : valueAt(value, contract.envelope?.items ?? '');
  return Array.isArray(items) ? items : [];
}

/** The items of a list's first page. */
function listedIn(kit: Kit, lister: Operation): Probe<readonly Resource[]> {
  return {
    id: `first items of ${lister.key}`,
    lifetime: 'run',
    *script() {
      const parents = yield* parentsOf(kit, lister, 'any');
      const exchange = yield* send(requestOf(kit, lister, { path: parents, query: queryOf(kit, lister) }));
      if (!isSuccess(exchange)) return yield* stop(unmet(exchange, 'no id can be listed'));
      return itemsIn(kit, jsonValueOf(exchange)).flatMap((item) => {
        const id = identify(kit, item, lister.collection);
        return id === undefined ? [] : [{ collection: lister.path, parents, id, item }];
      });
    },
  };
}

function* make(kit: Kit, collection: string, token: string): Script<Resource> {
  const { create: creator } = resourcesAt(kit.contract, collection);
  if (creator === undefined) {
    return yield* inconclusive(
      'out-of-reach',
      `nothing can be created in ${collection}: no operation documents it`,
    );
  }
  const parents = yield* parentsForChange(kit, creator);
  const exchange = yield* sendFitted(kit, creator, token, (body) =>
    creationOf(kit, creator, parents, body, token),
  );
  const id = createdId(kit, creator, exchange);
  if (id === undefined) {
    return yield* stop(uncreated(kit, creator, exchange, `no resource could be created in ${collection}`));
  }
  const made = { collection, parents, id, item: jsonValueOf(exchange) };
  yield* settled(kit, made, exchange);
  return made;
}

/** A valid body with its references filled in, or undefined where the operation takes none. */
export function bodyFor(kit: Kit, operation: Operation, token: string): Script<FilledBody | undefined> {
  return fillBody(kit, operation, token, (collection) => resourceIn(kit, collection, 'any'));
}

/** The request that creates a resource: below parents that this run made, where it can make them. */
export function* createRequest(
  kit: Kit,
  creator: Operation,
  token: string,
): Script<{ request: HttpRequest; parents: PathValues }> {
  const parents = yield* parentsForChange(kit, creator);
  const body = yield* bodyFor(kit, creator, token);
  return { request: creationOf(kit, creator, parents, body, token), parents };
}

/** The request that creates a resource below its parents. The purpose keeps apart what is made for one thing and another. */
export function creationOf(
  kit: Kit,
  creator: Operation,
  parents: PathValues,
  body: FilledBody | undefined,
  purpose: string,
): HttpRequest {
  return requestOf(kit, creator, {
    path: parents,
    query: queryOf(kit, creator),
    ...(body !== undefined && { body: body.shape.encode(body.value) }),
    changes: true,
    purpose,
  });
}

/** Sends a request with a valid body, and again with another where the server says what it would take. */
export function* sendFitted(
  kit: Kit,
  operation: Operation,
  token: string,
  draft: (body: FilledBody | undefined) => HttpRequest,
): Script<Fitted> {
  const body = yield* bodyFor(kit, operation, token);
  return yield* fitted(kit, operation, body, token, draft, (collection, tried) =>
    otherIn(kit, collection, tried),
  );
}

/** The next item of a collection's list that was not tried; else one that this run makes. */
function* otherIn(kit: Kit, collection: string, tried: readonly string[]): Script<string | undefined> {
  const lister = listerOf(kit, collection);
  const listed = lister === undefined ? undefined : yield* outcomeOf(listedIn(kit, lister));
  const ids = listed !== undefined && 'value' in listed ? listed.value.map(({ id }) => id) : [];
  const next = ids.find((id) => !tried.includes(id));
  if (next !== undefined) return next;
  const made = yield* outcomeOf(resourceIn(kit, collection, 'own'));
  return 'value' in made && !tried.includes(made.value.id) ? made.value.id : undefined;
}
