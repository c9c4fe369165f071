import { pagingParameters } from '../contract/pages.ts';
import { isObject } from '../documents/pointer.ts';
import type { Exchange, HttpRequest, Operation, Script } from '../model.ts';
import { identify } from '../probes/identify.ts';
import { isSuccess, unmet } from '../probes/outcomes.ts';
import { mayFollow } from '../probes/paging/index.ts';
import type { Page } from '../probes/paging/page.ts';
import { type Reading, readPage, requestTo } from '../probes/paging/reading.ts';
import { LARGEST_PAGE, resized, takesSize } from '../probes/paging/size.ts';
import { type End, turn } from '../probes/paging/turn.ts';
import { pathTo } from '../probes/parents.ts';
import { queryOf } from '../probes/query.ts';
import type { Resource } from '../probes/resource.ts';
import type { Kit } from '../script/kit.ts';
import type { PathValues } from '../script/request.ts';
import { quietly, stop } from '../script/steps.ts';
import { envelopeOf } from './envelope/lists.ts';
import { unfinished } from './envelope/unfinished.ts';

/** The list that a resource belongs to, asked for with one credential. */
export interface Sought {
  readonly kit: Kit;
  readonly lister: Operation;
  readonly resource: Resource;
  /** The credential header's value; the valid key unless said. */
  readonly authorization?: string;
  /** A word that only the resource has in its texts: told by it where its id is not known. */
  readonly mark?: string;
  /** Asked for besides what the list cannot do without. */
  readonly filters?: Readonly<Record<string, string>>;
}

/** Where a walk met what was sought; or that it did not, on any page. */
export interface Sighting {
  /** The first page, or the last answer where a page could not be read. */
  readonly exchange: Exchange;
  readonly found: boolean;
  /** False where the count changed on the way, and not in the same way each time: an item may have moved past. */
  readonly steady: boolean;
}

interface Look extends Omit<Sighting, 'steady'> {
  /** The count on each page. */
  readonly counts: readonly unknown[];
}

const LOOKS = 3;
const PAGES_WANTED = 3;

/**
 * Walks the list for a resource, again where it is not as expected: a list may follow its items a moment later. The
 * script ends where a walk cannot be finished.
 */
export function* lookFor(sought: Sought, expected: boolean): Script<Sighting> {
  const looks = [yield* quietly(seek(sought))];
  let last = looks[0] as Look;
  while (looks.length < LOOKS && last.found !== expected) {
    last = yield* quietly(seek(sought));
    looks.push(last);
  }
  const steady =
    looks.some(({ counts }) => new Set(counts).size === 1) ||
    (looks.length > 1 && new Set(looks.map(({ counts }) => JSON.stringify(counts))).size === 1);
  return { exchange: last.exchange, found: last.found, steady };
}

function* seek(sought: Sought): Script<Look> {
  const reading = readingOf(sought);
  const first = yield* readPage(reading, Object.entries(ownQuery(sought)));
  if (has(sought, first)) return lookOf([first], true);
  if (!isSuccess(first.exchange)) return yield* stop(unmet(first.exchange, 'the list cannot be read'));
  let pages = [first];
  let end: End = 'budget';
  for (const size of sizesFor(reading, first)) {
    pages = [size === undefined ? first : yield* resized(reading, first, size)];
    const met = yield* seekBehind(sought, reading, pages);
    if (met === 'found') return lookOf(pages, true);
    end = met;
    if (end !== 'budget') break;
  }
  const open = unfinished({ end, pages });
  return open === undefined ? { ...lookOf(pages, false), exchange: first.exchange } : yield* stop(open);
}

/** Reads on from the pages that there are, to the one that has what is sought. */
function* seekBehind(sought: Sought, reading: Reading, pages: Page[]): Script<End | 'found'> {
  const seen = new Set<string>();
  for (;;) {
    if (has(sought, pages.at(-1) as Page)) return 'found';
    const met = yield* turn(reading, pages, seen);
    if (typeof met === 'string') return met;
    pages.push(met);
  }
}

function lookOf(pages: readonly Page[], found: boolean): Look {
  const { exchange } = pages.at(-1) as Page;
  return { exchange, found, counts: pages.map(({ count }) => count) };
}

function readingOf({ kit, lister, resource, authorization }: Sought): Reading {
  const path: PathValues = pathTo(lister.path, resource);
  const credential = authorization === undefined ? {} : { authorization };
  return { kit, operation: lister, envelope: envelopeOf(kit), path, ...credential };
}

/** The request of a page of the list. */
export function listRequest(sought: Sought): HttpRequest {
  return requestTo(readingOf(sought), Object.entries(ownQuery(sought)));
}

function has({ kit, resource, mark }: Sought, { items }: Page): boolean {
  if (mark !== undefined) return items.some((item) => carries(item, mark));
  return items.some((item) => identify(kit, item, resource.collection) === resource.id);
}

/** Whether a word stands in an item, in whatever case. */
function carries(item: unknown, word: string): boolean {
  return (JSON.stringify(item) ?? '').toLowerCase().includes(word);
}

/**
 * The sizes of pages to look through a list in, each where the one before made too many; undefined for the usual. A
 * few pages are enough; where there is no count, the usual ones may be.
 */
function sizesFor(reading: Reading, first: Page): (number | undefined)[] {
  if (!takesSize(reading) || !mayFollow(reading, first)) return [undefined];
  if (typeof first.count !== 'number') return [undefined, LARGEST_PAGE];
  const size = Math.min(LARGEST_PAGE, Math.ceil(first.count / PAGES_WANTED));
  return [size > first.items.length ? size : undefined];
}

/** The query that the list cannot do without: where it filters by a member, by the resource's own. */
function ownQuery({ kit, lister, resource: { item }, filters }: Sought): Readonly<Record<string, string>> {
  const own = (name: string): unknown => (isObject(item) ? item[name] : undefined);
  const needed = Object.entries(queryOf(kit, lister)).map(([name, value]): [string, string] => {
    const member = own(name);
    return [name, typeof member === 'string' || typeof member === 'number' ? String(member) : value];
  });
  return { ...Object.fromEntries(needed), ...filters };
}

/**
 * What a list that hides some of its items is to be asked for to show this one: the item's own choice where it can be
 * filtered by that (`state=draft`), and what is not the default of a switch (`includeDrafts=true`). Undefined where
 * the list documents nothing of the kind.
 */
export function filtersFor({ kit, lister, resource: { item } }: Sought): Sought['filters'] {
  const paging = pagingParameters(kit.contract.envelope);
  const given = queryOf(kit, lister);
  const filters = lister.parameters.flatMap(({ in: place, name, schema }): [string, string][] => {
    if (place !== 'query' || paging.has(name) || Object.hasOwn(given, name) || schema === undefined)
      return [];
    const { type, enum: choices, default: usual } = kit.contract.schemas.at(schema);
    const member = isObject(item) && Object.hasOwn(item, name) ? item[name] : undefined;
    if (Array.isArray(choices) && choices.includes(member)) return [[name, String(member)]];
    if (type !== 'boolean') return [];
    if (typeof member === 'boolean') return [[name, String(member)]];
    return typeof usual === 'boolean' ? [[name, String(!usual)]] : [];
  });
  return filters.length === 0 ? undefined : Object.fromEntries(filters);
}

/** Why a list may leave a resource out with good reason: it filters. Undefined where nothing says so. */
export function whyLeftOut({ kit, lister, resource: { item } }: Sought): string | undefined {
  const paging = pagingParameters(kit.contract.envelope);
  const given = queryOf(kit, lister);
  const filter = lister.parameters.find(({ in: place, name, schema }) => {
    if (place !== 'query' || paging.has(name)) return false;
    const isMember = isObject(item) && Object.hasOwn(item, name);
    if (Object.hasOwn(given, name)) return !isMember;
    return isMember && schema !== undefined && 'default' in kit.contract.schemas.at(schema);
  });
  return filter === undefined ? undefined : `the list may be filtered by ${filter.name}`;
}
