import type { SchemaPointer } from '../model.ts';
import { hasOperations } from './methods.ts';
import { DATA, OBJECT, type Place, placeOf, schemaAt } from './normalise/places.ts';
import { dynamicNames, nameIn } from './normalise/references.ts';
import { schemaOf } from './normalise/schema.ts';
import { type Scope, UNREAD } from './normalise/scope.ts';
import { type Visit, visitor } from './normalise/walk.ts';
import { isObject, type JsonObject, joinPointer } from './pointer.ts';
import type { Resolution } from './resolve.ts';

export { measure } from './normalise/measure.ts';
export { LOOSENED, UNREAD } from './normalise/scope.ts';

export interface NormaliseOptions {
  /** In 2.0 and 3.0 validation keywords beside a `$ref` do not count. */
  readonly siblings: 'ignored' | 'applied';
  /** Where a reference leads within the mounted root, percent-encoded. `at` is the pointer of what holds it. */
  readonly reference: (reference: string, at: SchemaPointer) => Resolution;
  /** Something about the document that its author should know. `at` is a pointer in the source document. */
  readonly note: (at: SchemaPointer, message: string) => void;
}

/**
 * A copy of an OpenAPI document of any version, or of a part of one, whose schemas are those of JSON Schema 2020-12 and
 * whose references lead into the mounted root. Its parts stand where they stood, but for lists of `items` and for
 * `dependencies`. The source does not change. What is shared stays shared; data is shared with the source.
 */
export function normalise(root: unknown, options: NormaliseOptions): unknown {
  let names: ReadonlyMap<string, number> | undefined;
  /** Within extensions: nobody has to write these in any way, so nothing in them is worth a note. */
  let muted = 0;

  const note = (at: SchemaPointer, message: string): void => {
    if (muted === 0) options.note(at, message);
  };

  const resolved = (reference: string, at: SchemaPointer, keyword: string): Resolution => {
    const found = options.reference(reference, at);
    if ('reference' in found) return found;
    const problem = `refers to ${JSON.stringify(reference)}, and ${found.problem}`;
    note(joinPointer(at, keyword), `${problem}: what it would say is not judged`);
    return { problem };
  };

  const copied = (value: object, place: Place, at: SchemaPointer, depth: number, visit: Visit): unknown => {
    const part: Scope['part'] = (member, of, ...segments) => {
      const isExtension = String(segments[0]).startsWith('x-') && place.is !== 'group';
      if (isExtension) muted += 1;
      const copy = visit(member, of, joinPointer(at, ...segments), depth + segments.length);
      if (isExtension) muted -= 1;
      return copy;
    };
    if (Array.isArray(value)) return value.map((item, index) => part(item, itemOf(place), index));
    const source = value as JsonObject;
    const schema = schemaAt(place, source);
    if (schema !== undefined) {
      const lost = new Set<string>();
      let unread: string | undefined;
      return schemaOf({
        source,
        isParameter: schema === 'parameter',
        siblings: options.siblings,
        lost,
        part,
        reference(reference, keyword) {
          const found = resolved(reference, at, keyword);
          if ('reference' in found) return found.reference;
          lost.add(keyword);
          unread = found.problem;
          return undefined;
        },
        get unread() {
          return unread;
        },
        isAmbiguous(reference) {
          names ??= dynamicNames(root);
          return (names.get(nameIn(reference)) ?? 0) > 1;
        },
        note: (keyword, message) => note(joinPointer(at, keyword), message),
        lose(keyword, why) {
          lost.add(keyword);
          note(joinPointer(at, keyword), `${keyword} ${why}: it is not judged`);
        },
      });
    }
    const target = source['$ref'];
    const found = typeof target === 'string' ? resolved(target, at, '$ref') : undefined;
    if (found !== undefined && 'problem' in found && place.is !== 'group' && !hasOperations(source))
      return { [UNREAD]: found.problem };
    const members = Object.entries(source).map(([name, member]): [string, unknown] => [
      name,
      name === '$ref' && typeof member === 'string'
        ? found && ('reference' in found ? found.reference : undefined)
        : part(member, memberOf(place, name, member), name),
    ]);
    return Object.fromEntries(members.filter(([, member]) => member !== undefined));
  };

  return visitor(copied, note)(root, OBJECT, '', 0);
}

function itemOf(place: Place): Place {
  if (place.is === 'group') return place.of;
  return place.is === 'examples' ? DATA : OBJECT;
}

/** In version 2.0 examples stand bare below their media type; in version 3 they may be references. */
function memberOf(place: Place, name: string, member: unknown): Place {
  if (place.is === 'group') return place.of;
  if (place.is !== 'examples') return placeOf(name);
  return isObject(member) && typeof member['$ref'] === 'string' && !name.includes('/') ? OBJECT : DATA;
}
