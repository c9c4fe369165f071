import { isObject, joinPointer } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';
import type { Reader } from './reader.ts';

/**
 * What stands before the path of an operation that has servers of its own: the target takes the place of the
 * document's server, and paths below that host stay where they are.
 */
export type Placed = { readonly prefix: string } | { readonly problem: string };

/** Where an operation stands, seen from the target. */
export function placeBelow(
  reader: Reader,
  operation: SchemaPointer,
  items: readonly SchemaPointer[],
): Placed {
  const general = serversAt(reader, reader.at());
  const own = [operation, ...items].map((at) => serversAt(reader, at)).find((urls) => urls.length > 0);
  if (own === undefined || own.some((url) => general.includes(url))) return { prefix: '' };
  const [base] = general.map(urlOf);
  const [url] = own.map(urlOf);
  if (url === undefined || /[{}]|%7B/i.test(url.pathname)) return { prefix: '' };
  const here = url.host === RELATIVE || url.host === base?.host;
  if (!here) return { problem: `it stands on a server of its own: ${own[0]}` };
  const path = withoutSlash(url.pathname);
  const below = withoutSlash(base?.pathname ?? '/');
  if (path === below) return { prefix: '' };
  if (below === '') return { prefix: path };
  if (path.startsWith(`${below}/`)) return { prefix: path.slice(below.length) };
  return { problem: `it stands at ${own[0]}, which is not below ${general[0]}` };
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}

const RELATIVE = 'relative.invalid';

function urlOf(url: string): URL | undefined {
  const base = `http://${RELATIVE}/`;
  return URL.canParse(url, base) ? new URL(url, base) : undefined;
}

function serversAt(reader: Reader, at: SchemaPointer): string[] {
  return reader
    .list(joinPointer(at, 'servers'))
    .flatMap((one) => (isObject(one) && typeof one['url'] === 'string' ? [one['url']] : []));
}
