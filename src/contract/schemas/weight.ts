import { fromLeaves } from '../../documents/normalise/measure.ts';
import { LOOSENED, UNREAD } from '../../documents/normalise.ts';
import { isObject, type JsonObject } from '../../documents/pointer.ts';
import type { Copy } from './copy.ts';
import { type Marks, mark } from './marks.ts';
import type { Flaws } from './mend.ts';
import type { Targets } from './targets.ts';

/** Schemas that one value is held against, at most: real ones ask for some hundreds. */
const HEAVIEST = 20_000;

/** Keywords that hold the value itself against other schemas. */
const IN_PLACE = new Set([
  '$ref',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
]);

/**
 * Marks the schemas that are not to be followed: those that are made of themselves, and those that are made of so much
 * that it would take for ever. They are cut as deep down as may be: all above is judged but for this.
 */
export function cutEndless({ objects, targets }: Copy, marks: Marks, flaws: Flaws): void {
  const known = new Map<object, number>();
  const cut = (schema: JsonObject, why: string): number => {
    mark(marks, schema, { without: IN_PLACE });
    schema[LOOSENED] = true;
    schema[UNREAD] = why;
    flaws.set(schema, why);
    return 1;
  };
  const weigh = (part: object, members: readonly (number | undefined)[]): number => {
    if (members.includes(undefined)) return cut(part as JsonObject, 'is made of itself, without an end');
    const weight = members.reduce<number>((sum, one) => sum + (one ?? 0), 1);
    return weight <= HEAVIEST ? weight : cut(part as JsonObject, 'is made of more schemas than can be tried');
  };
  const membersOf = (part: object): object[] => inPlace(part as JsonObject, targets);
  const composed = objects.filter((schema) => Object.keys(schema).some((keyword) => IN_PLACE.has(keyword)));
  for (const schema of composed) fromLeaves(schema, known, membersOf, weigh);
}

function inPlace(schema: JsonObject, targets: Targets): object[] {
  const members: unknown[] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (!IN_PLACE.has(keyword)) continue;
    if (typeof value === 'string') members.push(targets(value));
    else if (Array.isArray(value)) members.push(...value);
    else if (isObject(value))
      members.push(...(keyword === 'dependentSchemas' ? Object.values(value) : [value]));
  }
  return members.filter(isObject);
}
