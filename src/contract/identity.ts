import { isObject } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';
import type { Contract } from './contract.ts';
import { namesIn, placeOf } from './kind.ts';
import { isReadOnly, propertiesOf, requiredOf } from './properties.ts';
import { isOfAnother, resourcesAt } from './resources.ts';

type Known = Pick<Contract, 'operations' | 'identifier' | 'schemas'>;

/** Names of parameters that stand for an id of whatever name. */
const LIKE_ID = /(^|[a-z0-9_-])(id|pk|uuid|guid|ID|Id|Pk|Uuid|UUID)$/;
const BARE_ID = /^(id|pk|uuid|guid)$/i;

/** A path parameter that names an item. */
interface Naming {
  readonly name: string;
  readonly schema: SchemaPointer | undefined;
}

const known = new WeakMap<readonly unknown[], Map<string, Naming>>();

/** By collection, the path parameter that names its items. */
function parametersOf({ operations }: Known): Map<string, Naming> {
  let found = known.get(operations);
  if (found === undefined) {
    found = new Map();
    // A path that ends in the parameter knows best what it is called.
    const ordered = [...operations].sort(
      (one, other) => Number(endsInItem(other.path)) - Number(endsInItem(one.path)),
    );
    for (const { path, parameters } of ordered) {
      for (const [index, name] of namesIn(path).entries()) {
        const place = placeOf(path.slice(0, nthBrace(path, index)));
        const schema = parameters.find((one) => one.in === 'path' && one.name === name)?.schema;
        if (!found.has(place)) found.set(place, { name, schema });
      }
    }
    known.set(operations, found);
  }
  return found;
}

function endsInItem(path: string): boolean {
  return /\}\/?$/.test(path);
}

function nthBrace(path: string, index: number): number {
  return [...path.matchAll(/\{/g)][index]?.index ?? path.length;
}

/**
 * The members that may hold what a collection's paths call its items by, the likeliest first: what the parameter is
 * named after, else the contract's identifier; the other way round where the former is what clients say of an item.
 * Empty where the parameter names something else.
 */
function membersFor(contract: Known, collection: string): string[] {
  const place = placeOf(collection);
  const parameter = parametersOf(contract).get(place)?.name;
  const { identifier } = contract;
  if (parameter === undefined || parameter === identifier) return [identifier];
  // What its paths are called by is the id of something else, whatever members its items have.
  if (isOfAnother(contract, place, parameter)) return [];
  const named = [...new Set([parameter, camel(parameter), snake(parameter)])];
  const singular = (place.split('/').pop() ?? '').replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  const bare = parameter.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  const isId =
    BARE_ID.test(parameter) || LIKE_ID.test(parameter) || (bare !== '' && singular.startsWith(bare));
  if (!isId) return named;
  const members = isSaidOfIt(contract, place, parameter, named)
    ? [identifier, ...named]
    : [...named, identifier];
  return [...new Set(members)];
}

/**
 * Whether a member that is named as the parameter is says something of an item, and does not name it: clients write it
 * when they create one, and the server alone writes the identifier. `{note}` may have a text `note`, and `{noteId}` a
 * note that it stands below. What every creation has to say under the name of an id is no such parent, for the first
 * one has none: there clients choose the id.
 */
function isSaidOfIt(contract: Known, place: string, parameter: string, named: readonly string[]): boolean {
  if (BARE_ID.test(parameter)) return false;
  const { schemas, identifier } = contract;
  const bodies = resourcesAt(contract, place).create?.requestBody.flatMap(({ schema }) => schema ?? []) ?? [];
  const isWritten = (name: string): boolean =>
    bodies.some((schema) => {
      const property = propertiesOf(schemas, schema).get(name);
      return property !== undefined && !isReadOnly(schemas, property);
    });
  const isChosen = (name: string): boolean =>
    LIKE_ID.test(parameter) && bodies.some((schema) => requiredOf(schemas, schema).includes(name));
  return named.some((name) => isWritten(name) && !isChosen(name)) && !isWritten(identifier);
}

/** Members by whose values paths may name an item: a change of one would name another. */
export function namingMembers(contract: Known, collection: string): ReadonlySet<string> {
  return new Set([...membersFor(contract, collection), contract.identifier]);
}

/** What names an item of a collection in paths, as text; undefined where nothing in it does. */
export function idIn(contract: Known, collection: string, item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  const ids = membersFor(contract, collection).flatMap((name) => {
    const id = Object.hasOwn(item, name) ? item[name] : undefined;
    // Beyond 2^53 JSON.parse has rounded it: it would name something else.
    return (typeof id === 'string' && canName(id)) || Number.isSafeInteger(id) ? [String(id)] : [];
  });
  return ids.length > 1 ? (ids.find((id) => fits(contract, collection, id)) ?? ids[0]) : ids[0];
}

/** Whether the parameter by which paths name an item may have a value: a text of another form is none of its ids. */
function fits(contract: Known, collection: string, id: string): boolean {
  const schema = parametersOf(contract).get(placeOf(collection))?.schema;
  if (schema === undefined) return true;
  return [id, Number(id)].some((one) => contract.schemas.errors(schema, one, 'request').length === 0);
}

/**
 * Whether what paths call an item of a collection may follow what is written into it, as the slug of an article follows
 * its title: it is neither a number nor a UUID.
 */
export function mayBeRenamed(contract: Known, collection: string): boolean {
  const schema = parametersOf(contract).get(placeOf(collection))?.schema;
  const { type, format } = schema === undefined ? {} : contract.schemas.at(schema);
  return format !== 'uuid' && type !== 'integer' && type !== 'number';
}

/** No server takes a longer address. */
const LONGEST_ID = 2_000;

/**
 * Whether a text can stand in a path for what it names, and for nothing else: dots alone would lead to another
 * resource, and what is no text has no escapes.
 */
export function canName(id: string): boolean {
  const segments = id.split(/[/\\]/);
  if (id === '' || id.length > LONGEST_ID || !id.isWellFormed()) return false;
  return !CONTROL.test(id) && !segments.some((segment) => segment === '.' || segment === '..');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/**
 * The member that holds it in items of a schema, of those that the parameter may have as a value; the contract's
 * identifier where no such member is documented.
 */
export function idMember(contract: Contract, collection: string, schema: SchemaPointer | undefined): string {
  const { schemas } = contract;
  const properties = schema === undefined ? new Map<string, SchemaPointer>() : propertiesOf(schemas, schema);
  const members = membersFor(contract, collection).filter((name) => properties.has(name));
  const parameter = parametersOf(contract).get(placeOf(collection))?.schema;
  const wanted = parameter === undefined ? {} : schemas.at(parameter);
  const mayFit = (name: string): boolean => {
    const { type, format } = schemas.at(properties.get(name) ?? '');
    const isOther = (one: unknown, other: unknown, special: string): boolean =>
      one === special && other !== special;
    return !isOther(wanted['format'], format, 'uuid') && !isOther(wanted['type'], type, 'integer');
  };
  return members.find(mayFit) ?? members[0] ?? contract.identifier;
}

function camel(name: string): string {
  return name.replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function snake(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}
