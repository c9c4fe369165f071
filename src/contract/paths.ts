import { isObject, joinPointer } from '../documents/pointer.ts';
import type { OperationKey, SchemaPointer } from '../model.ts';
import type { Reader } from './reader.ts';

/** Methods that a path item may have. */
const METHODS: ReadonlySet<string> = new Set('get put post delete options head patch trace query'.split(' '));

/** An operation as it stands in a document, before it is understood. */
export interface FoundOperation {
  readonly key: OperationKey;
  readonly method: string;
  readonly path: string;
  /** Where the operation stands, and the path items that it belongs to. */
  readonly at: SchemaPointer;
  readonly items: readonly SchemaPointer[];
  /** Why it cannot be asked for. */
  readonly problem?: string;
}

/** Every operation of a document, in its order: none is left out without a word. */
export function operationsIn(reader: Reader): FoundOperation[] {
  const paths = reader.at('paths');
  return Object.keys(reader.object(paths))
    .filter((path) => !path.startsWith('x-'))
    .flatMap((path) => operationsOf(reader, path, joinPointer(paths, path)));
}

function operationsOf(reader: Reader, path: string, at: SchemaPointer): FoundOperation[] {
  // A path item may refer to another, and add operations of its own: those win.
  const items = [...new Set([reader.follow(at), at])];
  const found = new Map<string, FoundOperation>();
  const template = path.startsWith('/') ? path : `/${path}`;
  for (const item of items) {
    for (const method of Object.keys(reader.object(item)).filter((name) => METHODS.has(name.toLowerCase()))) {
      const key = `${method.toUpperCase()} ${template}`;
      const operation = reader.follow(joinPointer(item, method));
      const problem = problemOf(template) ?? problemAt(reader.value(operation));
      found.set(key, {
        key,
        method: method.toUpperCase(),
        path: template,
        at: operation,
        items,
        ...(problem !== undefined && { problem }),
      });
    }
    for (const method of Object.keys(reader.object(joinPointer(item, 'additionalOperations')))) {
      const key = `${method.toUpperCase()} ${template}`;
      const problem = `${method} is no method that is tried: what it does is not known`;
      const operation = joinPointer(item, 'additionalOperations', method);
      found.set(key, { key, method: method.toUpperCase(), path: template, at: operation, items, problem });
    }
  }
  return [...found.values()];
}

/** Why a path template cannot be asked for; undefined where it can. */
function problemOf(path: string): string | undefined {
  if (path.includes('#')) return 'its path has a fragment, which no request carries';
  if (path.includes('?')) return 'its path has a query: what is fixed in it and what is not cannot be told';
  const bare = path.replace(/\{[^{}]*\}/g, '');
  if (/[{}]/.test(bare)) return 'its path has a brace without its pair';
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
  if (new Set(names).size < names.length) return 'its path names one parameter twice';
  return undefined;
}

function problemAt(operation: unknown): string | undefined {
  return isObject(operation) ? undefined : 'it is no object: nothing is said of it';
}
