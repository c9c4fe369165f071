import { isReadOnly, propertiesOf } from '../contract/properties.ts';
import { isObject, type JsonObject } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';
import { numberOf, uuidOf } from '../values/digest.ts';
import { propose } from '../values/valid.ts';
import { ancestorsOf, type Collection } from './collections.ts';
import type { Scope } from './store.ts';
import type { World } from './world.ts';

/** A new id of a collection, in the form that its schema asks for. The same for the same token and count. */
export function newId(
  world: World,
  { idSchema, numbered, place }: Collection,
  token: string,
  count: number,
): string {
  if (numbered) return freeNumber(world, place, count);
  if (idSchema === undefined) return uuidOf(token);
  const { schemas } = world.contract;
  const made = propose(schemas, idSchema, { direction: 'response', token, optional: false });
  return typeof made === 'string' && made !== '' ? made : uuidOf(token);
}

/** The number, or the next that is nobody's: an example may have taken one ahead. */
function freeNumber({ store, tick }: World, place: string, count: number): string {
  const taken = new Set(
    (['own', 'other'] as const).flatMap((owner) => store.all(owner, place).map(({ id }) => id)),
  );
  let number = count;
  while (taken.has(String(number))) number = tick();
  return String(number);
}

/**
 * A whole item as the server would hold it: made from the schema, over it the base, and the id, the references and
 * the times as they have to be.
 */
export function generate(
  world: World,
  collection: Collection,
  scope: Scope,
  id: string,
  token: string,
  base: JsonObject = {},
): JsonObject {
  const { contract } = world;
  const { schema } = collection;
  if (schema === undefined) return { [collection.idName]: id };
  const made = propose(contract.schemas, schema, { direction: 'response', token, optional: true });
  const value: JsonObject = { ...(isObject(made) ? made : {}), ...base };
  if (
    propertiesOf(contract.schemas, schema).has(collection.idName) ||
    Object.hasOwn(value, collection.idName)
  ) {
    value[collection.idName] = collection.numbered ? Number(id) : id;
  }
  // What a path calls the item by is no reference to another one, whatever its name says.
  const { [collection.idName]: _, ...references } = referencesFor(world, schema, scope, token, value);
  Object.assign(value, references, timesFor(world, schema, CREATED));
  return value;
}

const CREATED = /creat|updat|modif|chang/i;
const UPDATED = /updat|modif|chang/i;

/** The times that a change sets. */
export function changeTimes(world: World, { schema }: Collection): JsonObject {
  return schema === undefined ? {} : timesFor(world, schema, UPDATED);
}

const EPOCH = Date.UTC(2024, 0, 2, 3, 4, 5);

function timesFor({ contract: { schemas }, tick }: World, schema: SchemaPointer, names: RegExp): JsonObject {
  const time = new Date(EPOCH + tick() * 1000).toISOString();
  const times = [...propertiesOf(schemas, schema)].filter(
    ([name, property]) =>
      names.test(name) && schemas.at(property)['format'] === 'date-time' && isReadOnly(schemas, property),
  );
  return Object.fromEntries(times.map(([name]) => [name, time]));
}

/** References of an item lead to its own parents, else to something that is there. */
function referencesFor(
  world: World,
  schema: SchemaPointer,
  scope: Scope,
  token: string,
  value: JsonObject,
): JsonObject {
  const ancestors = ancestorsOf(scope.place);
  const found: JsonObject = {};
  for (const [name, places] of world.references(schema)) {
    if (value[name] === null) continue;
    const parent = scope.parents[ancestors.findIndex((place) => places.includes(place))];
    const others = places.flatMap((place) => world.store.all(scope.organization, place));
    if (parent !== undefined) found[name] = parent;
    else if (others.some(({ id }) => id === value[name])) continue;
    else if (others.length > 0) found[name] = others[numberOf(others.length, token, name)]?.id;
  }
  return found;
}
