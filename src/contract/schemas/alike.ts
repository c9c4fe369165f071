import { isObject, type JsonObject, pointerOf, valueAt } from '../../documents/pointer.ts';
import type { SchemaPointer } from '../../model.ts';
import type { Seen } from '../direction.ts';
import { HERE } from './keywords.ts';

/** What may stand beside a reference without saying anything of a value. */
const INERT: ReadonlySet<string> = new Set([
  ...['$ref', HERE, 'title', 'summary', 'description', 'deprecated', 'readOnly', 'writeOnly', 'default'],
]);

/** More than schemas have that are written out again and again: ids, page numbers, sort orders. */
const LONGEST_ALIKE = 400;
const DEEPEST_ALIKE = 10;
const MOST_KEYWORDS = 20;

/** References in a row that are followed here. What is behind more of them is compiled as it stands. */
const MOST_FOLLOWED = 10;

/** Where the rules of a schema stand, and where the same rules stand that are compiled. */
export interface Rules {
  readonly at: SchemaPointer;
  readonly like: SchemaPointer;
}

/**
 * Finds what need not be compiled anew: documents refer to one schema from hundreds of places, and write the same few
 * out at each parameter.
 */
export function alikeIn({ root, marks }: Seen): (pointer: SchemaPointer) => Rules {
  const byText = new Map<string, SchemaPointer>();

  const target = (schema: JsonObject): SchemaPointer | undefined => {
    const { $ref: reference } = schema;
    const bare = !marks.has(schema) && Object.keys(schema).every((keyword) => INERT.has(keyword));
    return bare && typeof reference === 'string' ? pointerOf(reference) : undefined;
  };

  /** Whether a schema says all that it says by itself. */
  const standsAlone = (part: unknown, depth = 0): boolean => {
    if (typeof part !== 'object' || part === null) return true;
    if (depth > DEEPEST_ALIKE || marks.has(part) || '$ref' in part) return false;
    return Object.values(part).every((member) => standsAlone(member, depth + 1));
  };

  const textOf = (schema: JsonObject): string | undefined => {
    if (Object.keys(schema).length > MOST_KEYWORDS || !standsAlone(schema)) return undefined;
    const text = JSON.stringify(schema);
    return text.length > LONGEST_ALIKE ? undefined : text;
  };

  return (pointer) => {
    let at = pointer;
    for (let followed = 0; followed < MOST_FOLLOWED; followed += 1) {
      const schema = valueAt(root, at);
      if (!isObject(schema)) break;
      const next = target(schema);
      if (next === undefined) {
        const text = textOf(schema);
        if (text === undefined) break;
        const like = byText.get(text) ?? at;
        byText.set(text, like);
        return { at, like };
      }
      at = next;
    }
    return { at, like: at };
  };
}
