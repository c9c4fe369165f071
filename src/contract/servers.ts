import { isObject, type JsonObject, joinPointer } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';
import { operationsIn } from './paths.ts';
import type { Reader } from './reader.ts';

/**
 * What stands before the path of an operation that has servers of its own: the target takes the place of the
 * document's server, and paths below that host stay where they are.
 */
export type Placed = { readonly prefix: string } | { readonly problem: string };

/** Where an operation stands, seen from the target. */
export type Placer = (operation: SchemaPointer, items: readonly SchemaPointer[]) => Placed;

/** Reads where the operations of a document stand. */
export function placer(reader: Reader): Placer {
  const own = (operation: SchemaPointer, items: readonly SchemaPointer[]): string[] =>
    [operation, ...[...items].reverse()].map((at) => serversAt(reader, at)).find((urls) => urls.length > 0) ??
    [];
  const said = serversAt(reader, reader.at());
  // Some documents name their servers nowhere but at their operations: there, most of them tell.
  const general =
    said.length > 0 ? said : mostCommon(operationsIn(reader).map(({ at, items }) => own(at, items)));
  return (operation, items) => placeBelow(general, own(operation, items));
}

function placeBelow(general: readonly string[], own: readonly string[]): Placed {
  if (own.length === 0 || own.some((url) => general.includes(url))) return { prefix: '' };
  const [url] = own.map(urlOf);
  if (url === undefined || /[{}]|%7B/i.test(url.pathname)) return { prefix: '' };
  const bases = general.map(urlOf);
  const base = bases.find((one) => one?.host === url.host) ?? bases[0];
  const here = url.host === RELATIVE || url.host === base?.host;
  if (!here) return { problem: `it stands on a server of its own: ${own[0]}` };
  const path = withoutSlash(url.pathname);
  const below = withoutSlash(base?.pathname ?? '/');
  if (path === below) return { prefix: '' };
  if (below === '') return { prefix: path };
  if (path.startsWith(`${below}/`)) return { prefix: path.slice(below.length) };
  return { problem: `it stands at ${own[0]}, which is not below ${general[0]}` };
}

function mostCommon(all: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, { readonly urls: readonly string[]; count: number }>();
  for (const urls of all) {
    const entry = counts.get(urls.join(' ')) ?? { urls, count: 0 };
    entry.count += 1;
    counts.set(urls.join(' '), entry);
  }
  return [...counts.values()].sort((one, other) => other.count - one.count)[0]?.urls ?? [];
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
  return reader.list(joinPointer(at, 'servers')).flatMap((one) => (isObject(one) ? urlIn(one) : []));
}

/** The URL of a server, with its variables as they are by default. */
function urlIn({ url, variables }: JsonObject): string[] {
  if (typeof url !== 'string') return [];
  const named = url.replace(/\{([^{}]*)\}/g, (written, name: string) => {
    const variable = isObject(variables) ? variables[name] : undefined;
    return isObject(variable) && variable['default'] !== undefined ? String(variable['default']) : written;
  });
  return [named];
}
