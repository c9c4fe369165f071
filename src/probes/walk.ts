import { jsonValueOf } from '../contract/documented.ts';
import { valueAt } from '../documents/pointer.ts';
import type { Envelope, Exchange, Operation, Probe, Script } from '../model.ts';
import type { Kit } from '../script/kit.ts';
import { expand, type PathValues, requestOf } from '../script/request.ts';
import { quietly, send, stop } from '../script/steps.ts';
import { identify } from './identify.ts';
import { isSuccess, statusOf, unmet } from './outcomes.ts';
import { parentsOf } from './parents.ts';
import { queryOf } from './query.ts';

/** One page as it was read. */
export interface Page {
  readonly exchange: Exchange;
  readonly items: readonly unknown[];
  readonly count: unknown;
  readonly next: unknown;
  readonly previous: unknown;
}

/** `last`: next was null. `loop`: next led to a page seen before. `broken`: it led nowhere. `budget`: too many pages. */
export type WalkEnd = 'last' | 'loop' | 'broken' | 'budget';

export interface Walk {
  readonly pages: readonly Page[];
  readonly end: WalkEnd;
  /** What the second page's link to the previous one led to; not asked where the first page is another when read again. */
  readonly back?: Page;
  /** False where the count changed on the way: somebody else writes. */
  readonly steady: boolean;
}

const PAGES_WANTED = 3;
const LARGEST_PAGE = 100;
const WALKS = 3;

/** Pairs: a name may come more than once. */
type Query = readonly (readonly [name: string, value: string])[];

/** All pages of a list, from the first along `next`, in pages small enough that there are several. */
export function walk(kit: Kit, operation: Operation, envelope: Envelope): Probe<Walk> {
  return {
    id: `walk ${operation.key}`,
    lifetime: 'attempt',
    *script() {
      const path = yield* parentsOf(kit, operation, 'any');
      return yield* quietly(steadyWalk({ kit, operation, envelope, path }));
    },
  };
}

interface Walking {
  readonly kit: Kit;
  readonly operation: Operation;
  readonly envelope: Envelope;
  readonly path: PathValues;
}

function* steadyWalk(walking: Walking): Script<Walk> {
  let last = yield* oneWalk(walking);
  for (let i = 1; i < WALKS && !last.steady; i += 1) last = yield* oneWalk(walking);
  return last;
}

function* oneWalk(walking: Walking): Script<Walk> {
  const query: Query = Object.entries(queryOf(walking.kit, walking.operation));
  let page = yield* readPage(walking, query);
  if (!isSuccess(page.exchange)) return yield* stop(unmet(page.exchange, 'the list cannot be read'));
  const size = pageSizeFor(walking, page);
  if (size !== undefined) {
    const resized = yield* readPage(walking, [...query, ...size]);
    if (isSuccess(resized.exchange)) page = resized;
  }
  const pages = [page];
  const seen = new Set<string>();
  let end: WalkEnd = 'last';
  let back: Page | undefined;
  while (page.next !== null && page.next !== undefined) {
    const link = linkQuery(walking, page.next);
    if (link === undefined) end = 'broken';
    else if (seen.has(keyOf(link))) end = 'loop';
    else if (pages.length >= walking.kit.settings.maxPages) end = 'budget';
    if (link === undefined || end !== 'last') break;
    seen.add(keyOf(link));
    page = yield* readPage(walking, link);
    if (statusOf(page.exchange) >= 500) return yield* stop(unmet(page.exchange, 'a page cannot be read'));
    if (!isSuccess(page.exchange)) {
      end = 'broken';
      break;
    }
    pages.push(page);
    if (pages.length === 2) back = yield* backFrom(walking, pages[0] as Page, page);
  }
  const steady =
    pages.every(({ count }) => count === pages[0]?.count) && (yield* canBeBlamed(walking, pages));
  return { pages, end, steady, ...(back !== undefined && { back }) };
}

/**
 * Whether the list can be blamed for how its pages fit together. One in the order of its last changes can shift while
 * its count stays the same: then it starts otherwise than before. One that is in no order at all does so as well, but
 * that is its own fault: two reads at once do not even look like each other shifted.
 */
function* canBeBlamed(walking: Walking, pages: readonly Page[]): Script<boolean> {
  const [first] = pages;
  if (first === undefined || pages.length === 1) return true;
  const start = function* (): Script<string[]> {
    const again = yield* send(first.exchange.request);
    return isSuccess(again) ? idsOf(walking, pageOf(walking.envelope, again)) : [];
  };
  const now = yield* start();
  return isSame(now, idsOf(walking, first)) || !isShifted(now, yield* start());
}

/** The ids of a page; of items without, the items. */
function idsOf({ kit }: Walking, { items }: Page): string[] {
  return items.map((item) => identify(kit, item) ?? JSON.stringify(item));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether two pages have half of their items in common, in the same order. */
function isShifted(one: readonly string[], other: readonly string[]): boolean {
  const common = one.filter((id) => other.includes(id));
  return (
    common.length >= one.length / 2 &&
    isSame(
      common,
      other.filter((id) => one.includes(id)),
    )
  );
}

function* backFrom(walking: Walking, first: Page, second: Page): Script<Page | undefined> {
  const link = second.previous === undefined ? undefined : linkQuery(walking, second.previous);
  if (link === undefined) return undefined;
  // A list in the order of its last changes may be another by now: then the way back proves nothing.
  const again = yield* send(first.exchange.request);
  const stable = JSON.stringify(pageOf(walking.envelope, again).items) === JSON.stringify(first.items);
  return stable ? yield* readPage(walking, link) : undefined;
}

function* readPage({ kit, operation, envelope, path }: Walking, query: Query): Script<Page> {
  const exchange = yield* send(requestOf(kit, operation, { path, query }));
  return pageOf(envelope, exchange);
}

/** The parts of a list's answer, by the envelope; undefined where they are not there. */
export function pageOf(envelope: Envelope, exchange: Exchange): Page {
  const value = jsonValueOf(exchange);
  const at = (pointer: string | undefined): unknown =>
    pointer === undefined ? undefined : valueAt(value, pointer);
  const items = at(envelope.items);
  return {
    exchange,
    items: Array.isArray(items) ? items : [],
    count: at(envelope.count),
    next: at(envelope.next),
    previous: at(envelope.previous),
  };
}

/** A page size that makes about three pages of a list, where it can be chosen and the list is not one page short. */
function pageSizeFor({ operation, envelope }: Walking, first: Page): Query | undefined {
  const name = envelope.pageSizeParameter;
  if (name === undefined || !operation.parameters.some((one) => one.in === 'query' && one.name === name))
    return undefined;
  const total = typeof first.count === 'number' ? first.count : first.items.length;
  if (total < 2) return undefined;
  return [[name, String(Math.min(LARGEST_PAGE, Math.ceil(total / PAGES_WANTED)))]];
}

/**
 * The query of a link, for the list's own path at the target: a proxy may show another scheme or host, and a key
 * goes nowhere else. Undefined where the link is none, or leads to another path.
 */
function linkQuery({ operation, path }: Walking, link: unknown): Query | undefined {
  const url = linkUrl(link);
  if (url === undefined || !leadsTo(url, expand(operation.path, path))) return undefined;
  return [...url.searchParams];
}

/** A link as a URL; a relative one against a place that does not exist. */
export function linkUrl(link: unknown): URL | undefined {
  if (typeof link !== 'string') return undefined;
  return URL.canParse(link, 'http://relative.invalid') ? new URL(link, 'http://relative.invalid') : undefined;
}

/** Whether a link's path is the list's, perhaps below what a proxy puts before it. A query alone is the same path. */
export function leadsTo(url: URL, path: string): boolean {
  if (url.host === 'relative.invalid' && url.pathname === '/') return true;
  // Which characters of a path are escaped is a matter of taste.
  const [linked, own] = [url.pathname, path].map(unescaped) as [string, string];
  return linked === own || linked.endsWith(own);
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function keyOf(query: Query): string {
  return JSON.stringify([...query].sort());
}
