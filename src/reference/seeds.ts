import { isObject, type JsonObject } from '../documents/pointer.ts';
import { numberOf } from '../values/digest.ts';
import type { Collection } from './collections.ts';
import type { Identity } from './credential.ts';
import { generate, newId } from './generate.ts';
import type { Scope } from './store.ts';
import type { World } from './world.ts';

/** Enough for several pages of the default size. */
const FIRST_LIST = 23;
const FEWEST = 3;
const MOST = 12;

/**
 * Fills the store: every collection has items, the first list several pages of them, and of nested lists some are
 * empty. The other organisation has a few of its own. Each item is proven valid; what cannot be is left out.
 */
export function plant(world: World): void {
  for (const organization of ['own', 'other'] as const) {
    // References may lead to any collection: all ids come first, then what they name.
    const planted = [...world.collections.values()].flatMap((collection) =>
      reserve(world, collection, organization),
    );
    for (const one of planted) fill(world, one);
  }
}

interface Seed {
  readonly collection: Collection;
  readonly scope: Scope;
  readonly id: string;
  readonly token: string;
  readonly base: JsonObject | undefined;
}

function reserve(world: World, collection: Collection, organization: Identity['organization']): Seed[] {
  return scopesFor(world, collection, organization).flatMap((scope, index, { length }) => {
    const size = sizeOf(world, collection, scope, index, length);
    return Array.from({ length: size }, (_, number) => {
      const first = organization === 'own' && index === 0 && number === 0;
      const token = `${world.seed} ${organization} ${collection.place} ${scope.parents.join(' ')} ${number}`;
      const base = first && isObject(collection.example) ? collection.example : undefined;
      const id =
        (first ? exampleId(world, collection) : undefined) ?? newId(world, collection, token, world.tick());
      world.store.put(scope, { id, value: {} });
      return { collection, scope, id, token, base };
    });
  });
}

function scopesFor(
  { store }: World,
  { place, parent }: Collection,
  organization: Identity['organization'],
): Scope[] {
  if (parent === undefined) return [{ organization, place, parents: [] }];
  return store
    .scopes(organization, parent)
    .flatMap((scope) =>
      store.list(scope).map(({ id }) => ({ organization, place, parents: [...scope.parents, id] })),
    );
}

function sizeOf(world: World, collection: Collection, scope: Scope, index: number, scopes: number): number {
  if (collection.parent !== undefined) {
    if (index === 0) return scope.organization === 'own' ? 5 : 1;
    return index === scopes - 1 && scope.organization === 'own' ? 1 : 0;
  }
  if (scope.organization === 'other') return 2;
  const firstListed = [...world.collections.values()].find(({ listed }) => listed);
  if (collection === firstListed) return FIRST_LIST;
  return FEWEST + numberOf(MOST - FEWEST + 1, world.seed, collection.place);
}

/** The id of the documented example: requests that are copied from the document find something. */
function exampleId(
  { contract, store }: World,
  { place, example, idExample, idName, idSchema, numbered }: Collection,
): string | undefined {
  const id = (isObject(example) ? example[idName] : undefined) ?? idExample;
  const valid = idSchema === undefined || contract.schemas.errors(idSchema, id, 'response').length === 0;
  if (typeof id !== (numbered ? 'number' : 'string') || !valid) return undefined;
  const taken = store.all('own', place).some((item) => item.id === String(id));
  return taken ? undefined : String(id);
}

function fill(world: World, { collection, scope, id, token, base }: Seed): void {
  const { schema } = collection;
  for (const from of base === undefined ? [{}] : [base, {}]) {
    const value = generate(world, collection, scope, id, token, from);
    const valid =
      schema === undefined || world.contract.schemas.errors(schema, value, 'response').length === 0;
    if (!valid) continue;
    world.store.put(scope, { id, value });
    return;
  }
  world.store.remove(scope, id);
}
