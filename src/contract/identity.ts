import { isObject } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';
import type { Contract } from './contract.ts';
import { namesIn, placeOf } from './kind.ts';
import { propertiesOf } from './properties.ts';
import { isOfAnother } from './resources.ts';

type Known = Pick<Contract, 'operations' | 'identifier'>;

/** Names of parameters that stand for an id of whatever name. */
const LIKE_ID = /(^|[a-z0-9_-])(id|pk|uuid|guid|ID|Id|Pk|Uuid|UUID)$/;
const BARE_ID = /^(id|pk|uuid|guid)$/i;

const known = new WeakMap<readonly unknown[], Map<string, string>>();

/** By collection, the name of the path parameter that names its items. */
function parametersOf({ operations }: Known): Map<string, string> {
  let found = known.get(operations);
  if (found === undefined) {
    found = new Map();
    // A path that ends in the parameter knows best what it is called.
    const ordered = [...operations].sort(
      (one, other) => Number(endsInItem(other.path)) - Number(endsInItem(one.path)),
    );
    for (const { path } of ordered) {
      for (const [index, name] of namesIn(path).entries()) {
        const place = placeOf(path.slice(0, nthBrace(path, index)));
        if (!found.has(place)) found.set(place, name);
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
 * named after, else the contract's identifier. Empty where the parameter names something else.
 */
function membersFor(contract: Known, collection: string): string[] {
  const place = placeOf(collection);
  const parameter = parametersOf(contract).get(place);
  const { identifier } = contract;
  if (parameter === undefined || parameter === identifier) return [identifier];
  // What its paths are called by is the id of something else, whatever members its items have.
  if (isOfAnother(contract, place, parameter)) return [];
  const named = [parameter, camel(parameter), snake(parameter)];
  const singular = (place.split('/').pop() ?? '').replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  const bare = parameter.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  const isId =
    BARE_ID.test(parameter) || LIKE_ID.test(parameter) || (bare !== '' && singular.startsWith(bare));
  return [...new Set([...named, ...(isId ? [identifier] : [])])];
}

/** Members by whose values paths may name an item: a change of one would name another. */
export function namingMembers(contract: Known, collection: string): ReadonlySet<string> {
  return new Set([...membersFor(contract, collection), contract.identifier]);
}

/** What names an item of a collection in paths, as text; undefined where nothing in it does. */
export function idIn(contract: Known, collection: string, item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  for (const name of membersFor(contract, collection)) {
    const id = Object.hasOwn(item, name) ? item[name] : undefined;
    // Beyond 2^53 JSON.parse has rounded it: it would name something else.
    if ((typeof id === 'string' && canName(id)) || Number.isSafeInteger(id)) return String(id);
  }
  return undefined;
}

/** No server takes a longer address. */
const LONGEST_ID = 2_000;

/**
 * Whether a text can stand in a path for what it names, and for nothing else: dots alone would lead to another
 * resource, and what is no text has no escapes.
 */
function canName(id: string): boolean {
  const segments = id.split(/[/\\]/);
  if (id === '' || id.length > LONGEST_ID || !id.isWellFormed()) return false;
  return !CONTROL.test(id) && !segments.some((segment) => segment === '.' || segment === '..');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** The member that holds it in items of a schema; the contract's identifier where no such member is documented. */
export function idMember(contract: Contract, collection: string, schema: SchemaPointer | undefined): string {
  const properties = schema === undefined ? new Map() : propertiesOf(contract.schemas, schema);
  return membersFor(contract, collection).find((name) => properties.has(name)) ?? contract.identifier;
}

function camel(name: string): string {
  return name.replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function snake(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}
