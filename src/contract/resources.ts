import type { Operation, Parameter, SchemaPointer } from '../model.ts';
import type { Contract } from './contract.ts';
import { placeOf, prefixOf } from './kind.ts';

/** What can be done in a collection: the first operation of each kind, in the order of the document. */
export interface Resources {
  readonly place: string;
  /** The path template of the collection. */
  readonly path: string;
  readonly list?: Operation;
  /** A GET of the collection itself that is no list by the contract: it may show items all the same. */
  readonly query?: Operation;
  readonly create?: Operation;
  readonly read?: Operation;
  readonly delete?: Operation;
}

interface Index {
  readonly byPlace: ReadonlyMap<string, Resources>;
  /** Collections that have items to offer, by the singular forms of their name. */
  readonly byName: ReadonlyMap<string, readonly Resources[]>;
  /** Places of which paths name an item, by the singular forms of their name. */
  readonly named: ReadonlyMap<string, ReadonlySet<string>>;
}

const indexes = new WeakMap<Pick<Contract, 'operations'>, Index>();

/** What can be done in the collection of a path template. */
export function resourcesAt(contract: Pick<Contract, 'operations'>, collection: string): Resources {
  const place = placeOf(collection);
  return indexOf(contract).byPlace.get(place) ?? { place, path: collection };
}

function indexOf(contract: Pick<Contract, 'operations'>): Index {
  const known = indexes.get(contract);
  if (known !== undefined) return known;
  const byPlace = new Map<string, Resources>();
  for (const operation of contract.operations) {
    const { kind, collection } = operation;
    if (kind === 'action' || kind === 'replace' || kind === 'patch') continue;
    if (kind === 'query' && operation.method !== 'GET') continue;
    const place = placeOf(collection);
    const entry = byPlace.get(place) ?? { place, path: collection };
    byPlace.set(place, entry[kind] === undefined ? { ...entry, [kind]: operation } : entry);
  }
  const byName = new Map<string, Resources[]>();
  for (const resources of byPlace.values()) {
    if (resources.list === undefined && resources.create === undefined) continue;
    for (const name of new Set(singularsOf(lastOf(resources.place)))) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [resources]);
      else known.push(resources);
    }
  }
  const index = { byPlace, byName, named: namedIn(contract) };
  indexes.set(contract, index);
  return index;
}

function namedIn({ operations }: Pick<Contract, 'operations'>): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  const places = operations.flatMap(({ path }) =>
    [...path.matchAll(/\{/g)].map(({ index }) => placeOf(path.slice(0, index))),
  );
  for (const place of new Set(places)) {
    for (const name of new Set(singularsOf(lastOf(place)))) {
      const known = named.get(name) ?? new Set();
      named.set(name, known.add(place));
    }
  }
  return named;
}

function lastOf(place: string): string {
  return place.split('/').pop() ?? '';
}

/** A name without case, marks and an id's ending, in each singular that it may have: bases is `bas` or `base`. */
function singularsOf(name: string): string[] {
  const bare = name
    .replace(/(Uuid|Id|Pk|Ids|_uuid|_id|_pk|_ids)$/, '')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
  const forms = [bare, bare.replace(/s$/, ''), bare.replace(/es$/, ''), bare.replace(/ies$/, 'y')];
  return forms.filter((form) => form !== '');
}

/** Every collection that a name may speak of. */
export function collectionsNamed(
  contract: Pick<Contract, 'operations'>,
  name: string,
): ReadonlySet<Resources> {
  const { byName } = indexOf(contract);
  return new Set(singularsOf(name).flatMap((form) => byName.get(form) ?? []));
}

/**
 * The collection that a name speaks of (`knowledgeBase`, `inbox_id`): of several, the one that shares most of its path
 * with where the name stands, and is nested the least. Undefined where no collection has that name.
 */
export function collectionNamed(contract: Contract, name: string, near: string): Resources | undefined {
  const found = collectionsNamed(contract, name);
  const shared = ({ place }: Resources): number => commonSegments(place, placeOf(near));
  const depth = ({ place }: Resources): number => place.split('{}').length;
  const length = ({ place }: Resources): number => place.split('/').length;
  return [...found].sort(
    (one, other) => depth(one) - depth(other) || shared(other) - shared(one) || length(one) - length(other),
  )[0];
}

function commonSegments(one: string, other: string): number {
  const [left, right] = [one.split('/'), other.split('/')];
  const differs = left.findIndex((segment, index) => segment !== right[index]);
  return differs < 0 ? left.length : differs;
}

/** The name of a parameter that is one's id: `registration` of `registrationId`. */
const ID_OF = /^(.+?)_?(?:[iI]d|ID|[pP]k|PK|[uU]uid|UUID)$/;

/**
 * Whether a path parameter is the id of something else than of what the place before it holds: of `registrationId` in
 * `/images/{registrationId}` there are registrations elsewhere.
 */
export function isOfAnother(
  contract: Pick<Contract, 'operations'>,
  place: string,
  parameter: string,
): boolean {
  const [, name = ''] = ID_OF.exec(parameter) ?? [];
  const { named } = indexOf(contract);
  const places = singularsOf(name).flatMap((form) => [...(named.get(form) ?? [])]);
  const own = lastOf(place)
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
  return (
    places.length > 0 && !places.includes(place) && !singularsOf(name).some((form) => own.includes(form))
  );
}

/**
 * The collection whose items a path parameter names: the one that the path shows before it; where that offers nothing,
 * or something else, the one that the parameter is named after.
 */
export function collectionBehind(contract: Contract, path: string, parameter: string): Resources {
  const before = prefixOf(path, parameter);
  const there = resourcesAt(contract, before);
  const offers = there.list !== undefined || there.create !== undefined;
  if (offers && !isOfAnother(contract, there.place, parameter)) return there;
  const named = collectionNamed(contract, parameter, path);
  return named === undefined || named.place === there.place ? there : named;
}

/** Whether a body member or a query parameter is a reference: a UUID, or named like an id. */
export function looksLikeReference(
  contract: Contract,
  name: string,
  schema: SchemaPointer | undefined,
): boolean {
  const { format } = schema === undefined ? { format: undefined } : contract.schemas.at(schema);
  return format === 'uuid' || /(Id|_id|Pk|_pk)$/.test(name);
}

/** The collection that a query parameter refers to; undefined where it is no reference, or to nothing known. */
export function collectionOfParameter(
  contract: Contract,
  { name, schema }: Parameter,
  near: string,
): Resources | undefined {
  return looksLikeReference(contract, name, schema) ? collectionNamed(contract, name, near) : undefined;
}
