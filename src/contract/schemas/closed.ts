import { LOOSENED } from '../../documents/normalise.ts';
import { isObject, type JsonObject } from '../../documents/pointer.ts';
import type { Copy } from './copy.ts';
import { type Marks, mark } from './marks.ts';
import { partsOf } from './parts.ts';

/**
 * Opens the parts of a schema that refuse the members of its other parts. `additionalProperties` knows of the members
 * beside it alone, so that nothing could ever be valid; generators write it in each part of a hierarchy all the same,
 * and mean the whole.
 */
export function openParts({ objects, targets }: Copy, marks: Marks): void {
  const open = (parts: Iterable<JsonObject>, names: ReadonlySet<string>): void => {
    for (const part of parts) {
      if (!refusesSome(part, names)) continue;
      part[LOOSENED] = true;
      mark(marks, part, { without: new Set(['additionalProperties']) });
    }
  };
  for (const schema of objects) {
    const branches = ['anyOf', 'oneOf'].flatMap((union) =>
      Array.isArray(schema[union]) ? schema[union] : [],
    );
    // What only refers to another is made of no more than that is.
    const refersToo = schema['$ref'] !== undefined && isObject(schema['properties']);
    if (!refersToo && !Array.isArray(schema['allOf']) && branches.length === 0) continue;
    const own = partsOf(schema, targets);
    const names = namesIn(own);
    open(own, names);
    for (const branch of branches) {
      const parts = partsOf(branch, targets);
      open(parts, new Set([...names, ...namesIn(parts)]));
    }
  }
}

function namesIn(parts: ReadonlySet<JsonObject>): Set<string> {
  return new Set(
    [...parts].flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : [])),
  );
}

/** Whether a part has a say in members that it does not name. */
function refusesSome({ additionalProperties, properties }: JsonObject, names: ReadonlySet<string>): boolean {
  if (additionalProperties !== false && !isObject(additionalProperties)) return false;
  return [...names].some((name) => !isObject(properties) || !Object.hasOwn(properties, name));
}
