import type { Contract } from '../contract/contract.ts';
import { idMember } from '../contract/identity.ts';
import { isItem, placeOf, prefixOf } from '../contract/kind.ts';
import { itemsOf, propertiesOf, schemaWithin } from '../contract/properties.ts';
import { isObject, valueAt } from '../documents/pointer.ts';
import type { MediaType, Operation, SchemaPointer } from '../model.ts';
import { propose } from '../values/valid.ts';
import { mediaOf, successOf } from './answers.ts';

/** A kind of resource: where its items are, and what they look like. */
export interface Collection {
  /** Its path without the names of its parameters: `/api/knowledge-bases/{}/files`. */
  readonly place: string;
  /** The place of the collection that its last parameter names an item of. */
  readonly parent?: string;
  /** The schema of an item as it is read; undefined where nothing documents one. */
  readonly schema?: SchemaPointer;
  readonly example?: unknown;
  /** The member of an item that its path names it by. */
  readonly idName: string;
  readonly idSchema?: SchemaPointer;
  readonly idExample?: unknown;
  /** Whether ids are numbers. */
  readonly numbered: boolean;
  /** Whether an operation lists it. */
  readonly listed: boolean;
}

/** Every collection that an operation works on or that a path leads through, by place; parents before children. */
export function collectionsOf(contract: Contract): ReadonlyMap<string, Collection> {
  const places = contract.operations.flatMap(({ path, collection, kind }) => [
    ...[...path.matchAll(/\{([^}]*)\}/g)].map((match) => placeOf(prefixOf(path, match[1]))),
    ...(kind === 'action' || kind === 'query' ? [] : [placeOf(collection)]),
  ]);
  const sorted = [...new Set(places.flatMap((place) => [...ancestorsOf(place), place]))].sort(
    (a, b) => depth(a) - depth(b),
  );
  return new Map(sorted.map((place) => [place, describe(contract, place)]));
}

/** The places above a place, the topmost first. */
export function ancestorsOf(place: string): string[] {
  return [...place.matchAll(/\{\}/g)].map(({ index }) => placeOf(place.slice(0, index)));
}

function depth(place: string): number {
  return place.split('{}').length;
}

function describe(contract: Contract, place: string): Collection {
  const { schemas } = contract;
  const owners = contract.operations.filter((one) => placeOf(one.collection) === place);
  const model = modelOf(contract, owners);
  const parent = ancestorsOf(place).pop();
  const parameter = parameterOf(contract, place);
  const idName = idMember(contract, place, model?.schema);
  // What is read may leave out the id that its creation answers.
  const shown = [
    model?.schema,
    ...owners.map((one) => mediaOf(successOf(one, [200, 201]).source?.response)?.schema),
  ];
  const own = shown
    .filter((schema) => schema !== undefined)
    .map((schema) => propertiesOf(schemas, schema).get(idMember(contract, place, schema)))
    .find((property) => property !== undefined);
  const idSchema = own ?? parameter?.schema;
  return {
    place,
    ...(parent !== undefined && { parent }),
    ...model,
    ...(idSchema !== undefined && { idSchema }),
    ...(parameter?.example !== undefined && { idExample: parameter.example }),
    idName,
    numbered: isNumbered(contract, model, idName, idSchema),
    listed: owners.some(({ kind }) => kind === 'list'),
  };
}

/** By the schema of the id; by an item as it would be made, where no member of that name is documented. */
function isNumbered(
  { schemas }: Contract,
  model: Model | undefined,
  idName: string,
  id: SchemaPointer | undefined,
): boolean {
  const made =
    model === undefined
      ? undefined
      : propose(schemas, model.schema, { direction: 'response', token: idName, optional: true });
  const type = id === undefined ? undefined : schemas.at(id)['type'];
  return (isObject(made) && typeof made[idName] === 'number') || type === 'integer' || type === 'number';
}

/** The path parameter that names an item of the place. */
function parameterOf({ operations }: Contract, place: string): Operation['parameters'][number] | undefined {
  for (const { path, parameters } of operations) {
    const names = [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
    const name = names.find((one) => placeOf(prefixOf(path, one)) === place);
    const found = parameters.find((one) => one.in === 'path' && one.name === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Model {
  readonly schema: SchemaPointer;
  readonly example?: unknown;
}

/** An item as its read operation answers it; else as the list, else as the creation does. */
function modelOf({ schemas, envelope }: Contract, owners: readonly Operation[]): Model | undefined {
  const answered = (kind: Operation['kind']): MediaType | undefined => {
    const operation = owners.find((one) => one.kind === kind && (kind !== 'read' || isItem(one.path)));
    return operation && mediaOf(successOf(operation, [200, 201]).source?.response);
  };
  const listed = (): Model | undefined => {
    const page = answered('list');
    const items = page?.schema && envelope && schemaWithin(schemas, page.schema, envelope.items);
    const schema = items && itemsOf(schemas, items);
    const examples = valueAt(page?.example, envelope?.items ?? '');
    return schema === undefined
      ? undefined
      : { schema, ...(Array.isArray(examples) && { example: examples[0] }) };
  };
  const single = (media: MediaType | undefined): Model | undefined =>
    media?.schema === undefined ? undefined : { schema: media.schema, example: media.example };
  return single(answered('read')) ?? listed() ?? single(answered('create')) ?? single(answered('replace'));
}
