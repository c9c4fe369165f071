import { isObject, type JsonObject } from './pointer.ts';

/** Methods that a path item may have, by the names of its members. */
export const METHODS: ReadonlySet<string> = new Set(
  'get put post delete options head patch trace query'.split(' '),
);

/** Whether an object holds operations: a path item may refer to another, and have its own as well. */
export function hasOperations(value: JsonObject): boolean {
  return Object.entries(value).some(([name, member]) => METHODS.has(name.toLowerCase()) && isObject(member));
}

/** Methods by which nobody asks for a change (RFC 9110, 9.2.1; and QUERY). */
export const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY']);
