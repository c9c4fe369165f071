import type { JsonObject } from '../pointer.ts';
import { CONVERSIONS } from './keywords.ts';
import { placeOf } from './places.ts';
import { RULES } from './rules.ts';
import { LOOSENED, type Scope, UNREAD } from './scope.ts';

/** What counts beside a reference even where nothing else does. */
const ANNOTATIONS: ReadonlySet<string> = new Set([
  ...['$ref', 'title', 'summary', 'description', 'readOnly', 'writeOnly', 'deprecated', 'nullable'],
  ...['default', 'example', 'examples'],
]);

/** Keywords whose value may be null. A null elsewhere is how some generators write that there is nothing. */
const NULL_SAYS_SOMETHING: ReadonlySet<string> = new Set(['const', 'default', 'example', 'type']);

/** Where a parameter has other members than a schema. */
const NOT_OF_PARAMETERS: ReadonlySet<string> = new Set(['$id', '$schema', '$anchor', 'examples']);

/** The copy of a schema as JSON Schema 2020-12 writes it: never stricter than its author meant. */
export function schemaOf(scope: Scope): JsonObject {
  const { source, siblings } = scope;
  const onlyAnnotations = siblings === 'ignored' && typeof source['$ref'] === 'string';
  const made = new Map<string, unknown>();
  for (const [keyword, value] of Object.entries(source)) {
    if (onlyAnnotations && !ANNOTATIONS.has(keyword) && !keyword.startsWith('x-')) continue;
    const copy = memberOf(keyword, value, scope);
    if (copy !== undefined) made.set(keyword, copy);
  }
  for (const rule of RULES) rule(made, scope);
  if (scope.lost.size > 0) made.set(LOOSENED, true);
  if (scope.unread !== undefined) made.set(UNREAD, scope.unread);
  return Object.fromEntries(made);
}

function memberOf(keyword: string, value: unknown, scope: Scope): unknown {
  if (value === null && CONVERSIONS.has(keyword) && !NULL_SAYS_SOMETHING.has(keyword)) return undefined;
  // The name of a schema in draft 4.
  if (keyword === 'id' && typeof value === 'string' && !scope.isParameter) return undefined;
  const convert = scope.isParameter && NOT_OF_PARAMETERS.has(keyword) ? undefined : CONVERSIONS.get(keyword);
  return convert === undefined
    ? scope.part(value, placeOf(keyword), keyword)
    : convert(value, scope, keyword);
}
