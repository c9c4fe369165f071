import { METHODS } from '../documents/methods.ts';
import { isObject, joinPointer, MOST_REFERENCES, pointerOf } from '../documents/pointer.ts';
import type { OperationKey, SchemaPointer } from '../model.ts';
import type { Reader } from './reader.ts';

/** An operation as it stands in a document, before it is understood. */
export interface FoundOperation {
  readonly key: OperationKey;
  readonly method: string;
  /** As documented, but for a slash at its front. */
  readonly path: string;
  /** Where the operation stands, and the path items that it belongs to. */
  readonly at: SchemaPointer;
  readonly items: readonly SchemaPointer[];
  /** Why it cannot be asked for. */
  readonly problem?: string;
}

/** Every operation of a document, in its order: none is left out without a word. */
export function operationsIn(reader: Reader): FoundOperation[] {
  const found = new Map<string, SchemaPointer>();
  for (const paths of itemsOf(reader, reader.at('paths'))) {
    for (const path of Object.keys(reader.object(paths)))
      if (path !== '$ref' && !path.startsWith('x-')) found.set(path, joinPointer(paths, path));
  }
  return [...found].flatMap(([path, at]) => operationsOf(reader, path, at));
}

function operationsOf(reader: Reader, path: string, at: SchemaPointer): FoundOperation[] {
  const items = itemsOf(reader, at);
  const template = path.startsWith('/') ? path : `/${path}`;
  const pathProblem = problemOf(path);
  const made = (name: string, place: SchemaPointer, methodProblem?: string): FoundOperation => {
    const method = name.toUpperCase();
    const operation = reader.follow(place);
    const problem = pathProblem ?? methodProblem ?? problemAt(reader.value(operation));
    const key = `${method} ${template}`;
    return { key, method, path: template, at: operation, items, ...(problem !== undefined && { problem }) };
  };
  const found = new Map<string, FoundOperation>();
  for (const item of items) {
    for (const name of Object.keys(reader.object(item)).filter((one) => METHODS.has(one.toLowerCase())))
      found.set(name, made(name, joinPointer(item, name)));
  }
  const more = items.flatMap((item) => {
    const others = joinPointer(item, 'additionalOperations');
    return Object.keys(reader.object(others)).map((name) => {
      const known = METHODS.has(name.toLowerCase());
      const problem = `${name} is no method that is tried: what it does is not known`;
      return made(name, joinPointer(others, name), known ? undefined : problem);
    });
  });
  return [...found.values(), ...more];
}

/** A path item and those that it refers to, the last first: it may have operations of its own, and those win. */
function itemsOf(reader: Reader, at: SchemaPointer): SchemaPointer[] {
  const items = new Set([at]);
  for (const item of items) {
    const reference = reader.object(item)['$ref'];
    const next = typeof reference === 'string' ? pointerOf(reference) : undefined;
    if (next !== undefined && items.size < MOST_REFERENCES) items.add(next);
  }
  return [...items].reverse();
}

/** Why a path cannot be asked for; undefined where it can. */
function problemOf(path: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(path)) return 'its path is a URL: it stands on a server of its own';
  if (path.includes('#')) return 'its path has a fragment, which no request carries';
  if (path.includes('?')) return 'its path has a query: what is fixed in it and what is not cannot be told';
  if (/(^|\/)\.\.?(\/|$)/.test(path)) return 'its path has a segment of dots, which no request keeps';
  const bare = path.replace(/\{[^{}]*\}/g, '');
  if (/[{}]/.test(bare)) return 'its path has a brace without its pair';
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
  if (names.includes('')) return 'its path has a parameter without a name';
  if (new Set(names).size < names.length) return 'its path names one parameter twice';
  return undefined;
}

function problemAt(operation: unknown): string | undefined {
  return isObject(operation) ? undefined : 'it is no object: nothing is said of it';
}
