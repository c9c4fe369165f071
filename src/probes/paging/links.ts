import { expand } from '../../script/request.ts';
import type { Query } from './page.ts';
import type { Paging } from './paging.ts';
import type { Reading } from './reading.ts';

/** A page names the URL of the next one; null, or nothing, on the last. */
export const byLinks: Paging = {
  after(reading, { next }) {
    if (next === null || next === undefined) return 'last';
    const query = linkQuery(reading, next);
    return query === undefined ? 'broken' : { query, promised: true };
  },
};

/**
 * The query of a link, for the list's own path at the target: a proxy may show another scheme or host, and a key
 * goes nowhere else. Undefined where the link is none, or leads to another path.
 */
export function linkQuery({ operation, path }: Reading, link: unknown): Query | undefined {
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
