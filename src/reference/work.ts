import { isReadOnly, propertiesOf } from '../contract/properties.ts';
import { isObject, type JsonObject } from '../documents/pointer.ts';
import type { MediaType } from '../model.ts';
import type { Collection } from './collections.ts';
import { changeTimes, generate, newId } from './generate.ts';
import type { Item, Scope } from './store.ts';
import { isWriteOnly } from './view.ts';
import type { World } from './world.ts';

/** What a request writes: a value that is valid, and the media type whose schema says so. */
export interface Written {
  readonly media: MediaType | undefined;
  readonly value: unknown;
}

/** Makes an item: what was written as it was sent, and what the server adds. */
export function create(world: World, collection: Collection, scope: Scope, written: Written): Item {
  const count = world.tick();
  const token = `${world.seed} made ${count}`;
  const id = newId(world, collection, token, count);
  const made = generate(world, collection, scope, id, token);
  const item = { id, value: composed(world, collection, made, made, written) };
  world.store.put(scope, item);
  return item;
}

/** Exchanges all that can be written: what is left out is gone, but for what every answer has to have. */
export function replace(
  world: World,
  collection: Collection,
  scope: Scope,
  { id, value }: Item,
  written: Written,
): Item {
  const made = generate(world, collection, scope, id, id);
  const whole = composed(world, collection, value, made, written);
  const item = { id, value: { ...whole, ...changeTimes(world, collection) } };
  world.store.put(scope, item);
  return item;
}

/** Exchanges the members that are there. */
export function patch(
  world: World,
  collection: Collection,
  scope: Scope,
  { id, value }: Item,
  written: Written,
): Item {
  const item = {
    id,
    value: { ...value, ...storable(world, collection, written), ...changeTimes(world, collection) },
  };
  world.store.put(scope, item);
  return item;
}

/** What was written, over what the server owns; where a member has to be there and is not, its default or a made one. */
function composed(
  world: World,
  collection: Collection,
  owned: JsonObject,
  made: JsonObject,
  written: Written,
): JsonObject {
  const { schemas } = world.contract;
  const { schema } = collection;
  const stored = storable(world, collection, written);
  const writable = writableNames(world, written);
  const value = {
    ...Object.fromEntries(Object.entries(owned).filter(([name]) => !writable.has(name))),
    ...stored,
  };
  if (schema === undefined) return value;
  const properties = propertiesOf(schemas, schema);
  for (const { keyword, instancePath, params } of schemas.errors(schema, value, 'response')) {
    if (keyword !== 'required' || instancePath !== '') continue;
    const name = String(params['missingProperty']);
    const property = properties.get(name);
    value[name] = (property === undefined ? undefined : schemas.at(property)['default']) ?? made[name];
  }
  return value;
}

function writableNames({ contract: { schemas } }: World, { media }: Written): Set<string> {
  if (media?.schema === undefined) return new Set();
  const properties = [...propertiesOf(schemas, media.schema)];
  return new Set(properties.filter(([, property]) => !isReadOnly(schemas, property)).map(([name]) => name));
}

/** The members of a body that the item has, in a form that it can have: a file's content, say, is not its URL. */
function storable(world: World, { schema, idName }: Collection, { media, value }: Written): JsonObject {
  const { contract } = world;
  if (!isObject(value)) return {};
  const writable = writableNames(world, { media, value });
  const properties = schema === undefined ? undefined : propertiesOf(contract.schemas, schema);
  return Object.fromEntries(
    Object.entries(value).filter(([name, member]) => {
      if (!writable.has(name) || name === idName) return false;
      const property = properties?.get(name);
      if (property === undefined) return properties === undefined || properties.size === 0;
      return (
        !isWriteOnly(contract, property) && contract.schemas.errors(property, member, 'response').length === 0
      );
    }),
  );
}
