import { idMember } from '../contract/identity.ts';
import { placeOf } from '../contract/kind.ts';
import { itemsOf, propertiesOf, schemaWithin } from '../contract/properties.ts';
import { isObject, type JsonObject } from '../documents/pointer.ts';
import type { Operation, SchemaPointer } from '../model.ts';
import { propose } from '../values/valid.ts';
import { answerOf, type KnownHeaders, mediaOf, successOf } from './answers.ts';
import { asTyped } from './body.ts';
import { ancestorsOf, type Collection } from './collections.ts';
import type { Identity } from './credential.ts';
import { type Answer, type Call, pathOf } from './http.ts';
import { setAt } from './json.ts';
import { pageFor } from './paging/page.ts';
import type { Item, Scope } from './store.ts';
import { viewOf } from './view.ts';
import { create, patch, replace, type Written } from './work.ts';
import type { World } from './world.ts';

/** A call that is in order: all that is left is to do it. */
interface Order {
  readonly operation: Operation;
  readonly call: Call;
  readonly written: Written;
  /** Values of the path's parameters. */
  readonly values: readonly string[];
  readonly organization: Identity['organization'];
}

/** Does what the operation says; undefined where what it asks for is not there (a page past the end). */
export function perform(world: World, order: Order): Answer | undefined {
  const { operation, call, written, values } = order;
  const { store } = world;
  const collection = world.collections.get(placeOf(operation.collection));
  const scope = scopeOf(world, order);
  const item = store.find(scope, values[scope.parents.length] ?? '');
  const { envelope } = world.contract;
  switch (operation.kind) {
    case 'list': {
      const page = envelope && pageFor(world, envelope, operation, call, store.list(scope));
      return page === undefined ? undefined : succeed(world, operation, [200], { value: page });
    }
    case 'create': {
      if (collection === undefined) break;
      const made = create(world, collection, scope, written);
      return show(world, operation, [201, 200], made, locationOf(operation, collection, call, made));
    }
    case 'read':
      return item && show(world, operation, [200], item);
    case 'replace':
      return (
        item &&
        collection &&
        show(world, operation, [200, 204], replace(world, collection, scope, item, written))
      );
    case 'patch':
      return (
        item &&
        collection &&
        show(world, operation, [200, 204], patch(world, collection, scope, item, written))
      );
    case 'delete':
      if (item !== undefined) store.remove(scope, item.id);
      return succeed(world, operation, [204, 200, 202]);
  }
  const shown = operation.kind === 'query' ? shownItems(world, operation, store.list(scope)) : undefined;
  return succeed(world, operation, [200, 201, 202, 204], shown === undefined ? {} : { value: shown });
}

/** What a read of a collection shows that is no list by the contract: its items, where the documented body has a place for them. */
function shownItems(world: World, operation: Operation, items: readonly Item[]): unknown {
  const { contract, collections } = world;
  const { schemas, envelope } = contract;
  const schema = mediaOf(successOf(operation, [200]).source?.response)?.schema;
  if (schema === undefined || !collections.has(placeOf(operation.path))) return undefined;
  const bare = itemsOf(schemas, schema);
  const inside = envelope && schemaWithin(schemas, schema, envelope.items);
  const item = bare ?? (inside && itemsOf(schemas, inside));
  if (item === undefined) return undefined;
  const views = items.map(({ value }) => viewOf(contract, item, value));
  if (bare !== undefined) return views;
  const page = propose(schemas, schema, { direction: 'response', token: operation.key, optional: false });
  return isObject(page) && envelope ? setAt(page, envelope.items, views) : undefined;
}

/** The list that an operation works on. What is created elsewhere belongs to the first that has a place for it. */
function scopeOf({ store }: World, { operation, values, organization }: Order): Scope {
  const place = placeOf(operation.collection);
  const above = ancestorsOf(place);
  const missing = Math.max(0, above.length - values.length);
  const parent = above.at(-1);
  if (missing === 0 || parent === undefined)
    return { organization, place, parents: values.slice(0, above.length) };
  const scope = store.scopes(organization, parent).find((one) => store.list(one).length > 0);
  const [first] = scope === undefined ? [] : store.list(scope);
  return { organization, place, parents: [...(scope?.parents ?? []), first?.id ?? ''] };
}

function show(
  world: World,
  operation: Operation,
  preferred: readonly number[],
  item: Item,
  known: KnownHeaders = {},
): Answer {
  const schema = mediaOf(successOf(operation, preferred).source?.response)?.schema;
  const value =
    schema === undefined ? item.value : viewOf(world.contract, schema, named(world, operation, schema, item));
  return succeed(world, operation, preferred, { value, known });
}

/** An item with its id, also where it is shown in a form that has one and is read in one that has none. */
function named(
  { contract }: World,
  { collection }: Operation,
  schema: SchemaPointer,
  { id, value }: Item,
): JsonObject {
  const name = idMember(contract, collection, schema);
  const member = propertiesOf(contract.schemas, schema).get(name);
  return member === undefined ? value : { [name]: asTyped(contract.schemas.errors, member, id), ...value };
}

function succeed(
  { contract }: World,
  operation: Operation,
  preferred: readonly number[],
  { value, known }: { readonly value?: unknown; readonly known?: KnownHeaders } = {},
): Answer {
  const { status, source } = successOf(operation, preferred);
  return answerOf(contract, status, source, known, value);
}

function locationOf(operation: Operation, { place }: Collection, call: Call, { id }: Item): KnownHeaders {
  if (placeOf(operation.path) !== place) return {};
  const path = pathOf(call);
  const slash = path.endsWith('/') ? '/' : '';
  return { Location: `${path.slice(0, path.length - slash.length)}/${encodeURIComponent(id)}${slash}` };
}
