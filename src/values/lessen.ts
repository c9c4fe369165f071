import type { SchemaError } from '../contract/schemas.ts';
import { isObject, segmentsOf } from '../documents/pointer.ts';

/**
 * A value without the parts that are wrong, where it can be without them: of what nothing can be made, nothing need be
 * there. Undefined where they have to be there, or where it is wrong itself.
 */
export function without(
  value: unknown,
  errors: readonly SchemaError[],
  required: ReadonlySet<string>,
): unknown {
  const wrong = errors.map(({ instancePath }) => segmentsOf(instancePath)[0]);
  // An item that is like another one may go as one that is wrong may.
  if (Array.isArray(value)) return value.length > 1 && wrong.includes(undefined) ? value.slice(0, 1) : [];
  if (!isObject(value) || wrong.some((name) => name === undefined || required.has(name))) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !wrong.includes(name)));
}
