import { isObject } from '../documents/pointer.ts';
import type { Envelope, Exchange, Operation, Script } from '../model.ts';
import { identify } from '../probes/identify.ts';
import { isSuccess, unmet } from '../probes/outcomes.ts';
import { pathTo } from '../probes/parents.ts';
import { queryOf } from '../probes/query.ts';
import type { Resource } from '../probes/resource.ts';
import { leadsTo, linkUrl, type Page, pageOf } from '../probes/walk.ts';
import type { Kit } from '../script/kit.ts';
import { expand, type PathValues, requestOf } from '../script/request.ts';
import { inconclusive, quietly, send, stop } from '../script/steps.ts';
import { envelopeOf } from './envelope/lists.ts';

/** The list that a resource belongs to, asked for with one credential. */
export interface Sought {
  readonly kit: Kit;
  readonly lister: Operation;
  readonly resource: Resource;
  /** The credential header's value; the valid key unless said. */
  readonly authorization?: string;
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
const LARGEST_PAGE = 100;

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

type Query = Readonly<Record<string, string>>;

function* seek(sought: Sought): Script<Look> {
  const { kit, lister, resource } = sought;
  const query = ownQuery(sought);
  let page = yield* readPage(sought, query);
  const { exchange } = page;
  if (has(sought, page)) return { exchange, found: true, counts: [page.count] };
  if (!isSuccess(exchange)) return yield* stop(unmet(exchange, 'the list cannot be read'));
  const size = isNext(page) ? sizeFor(sought, page) : undefined;
  if (size !== undefined) {
    const resized = yield* readPage(sought, { ...query, ...size });
    if (isSuccess(resized.exchange)) page = resized;
  }
  const path = expand(lister.path, pathTo(lister.path, resource));
  const counts = [page.count];
  const seen = new Set<string>();
  for (let pages = 1; ; pages += 1) {
    if (has(sought, page)) return { exchange: page.exchange, found: true, counts };
    if (!isNext(page)) break;
    const url = linkUrl(page.next);
    const link = url !== undefined && leadsTo(url, path) ? url.search : undefined;
    if (link === undefined || seen.has(link)) {
      return yield* inconclusive('precondition-unmet', 'the links between the pages do not lead to the end');
    }
    if (pages >= kit.settings.maxPages) {
      const message = `the walk was ended after ${pages} pages`;
      return yield* stop({ verdict: 'not-run', reason: 'budget', message });
    }
    seen.add(link);
    page = yield* readPage(sought, Object.fromEntries(new URLSearchParams(link)));
    if (!isSuccess(page.exchange)) return yield* stop(unmet(page.exchange, 'a page cannot be read'));
    counts.push(page.count);
  }
  return { exchange, found: false, counts };
}

function* readPage(sought: Sought, query: Query): Script<Page> {
  return pageOf(envelopeOf(sought.kit), yield* send(listRequest(sought, query)));
}

/** The request of a page of the list. */
export function listRequest(sought: Sought, query: Query = ownQuery(sought)) {
  const { kit, lister, resource, authorization } = sought;
  const path: PathValues = pathTo(lister.path, resource);
  return requestOf(kit, lister, { path, query, ...(authorization !== undefined && { authorization }) });
}

function has({ kit, resource }: Sought, { items }: Page): boolean {
  return items.some((item) => identify(kit, item, resource.collection) === resource.id);
}

function isNext({ next }: Page): boolean {
  return next !== null && next !== undefined;
}

/** A page size that makes a few pages of a list, where it can be chosen. */
function sizeFor({ kit, lister }: Sought, first: Page): Query | undefined {
  const name = envelopeOf(kit).pageSizeParameter;
  const takes = lister.parameters.some((one) => one.in === 'query' && one.name === name);
  if (name === undefined || !takes || typeof first.count !== 'number') return undefined;
  const size = Math.min(LARGEST_PAGE, Math.ceil(first.count / PAGES_WANTED));
  return size > first.items.length ? { [name]: String(size) } : undefined;
}

/** The query that the list cannot do without: where it filters by a member, by the resource's own. */
function ownQuery({ kit, lister, resource: { item } }: Sought): Query {
  const own = (name: string): unknown => (isObject(item) ? item[name] : undefined);
  return Object.fromEntries(
    Object.entries(queryOf(kit, lister)).map(([name, value]) => {
      const member = own(name);
      return [name, typeof member === 'string' || typeof member === 'number' ? String(member) : value];
    }),
  );
}

/** Why a list may leave a resource out with good reason: it filters. Undefined where nothing says so. */
export function whyLeftOut({ kit, lister, resource: { item } }: Sought): string | undefined {
  const { pageParameter, pageSizeParameter }: Partial<Envelope> = kit.contract.envelope ?? {};
  const given = queryOf(kit, lister);
  const filter = lister.parameters.find(({ in: place, name, schema }) => {
    if (place !== 'query' || name === pageParameter || name === pageSizeParameter) return false;
    const isMember = isObject(item) && Object.hasOwn(item, name);
    if (Object.hasOwn(given, name)) return !isMember;
    return isMember && schema !== undefined && 'default' in kit.contract.schemas.at(schema);
  });
  return filter === undefined ? undefined : `the list may be filtered by ${filter.name}`;
}
