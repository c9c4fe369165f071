import type { SchemaPointer } from '../../model.ts';
import type { JsonObject } from '../pointer.ts';
import { heightOf } from './measure.ts';
import type { Place } from './places.ts';
import { LOOSENED, shown, UNREAD } from './scope.ts';

/** Levels of a document. What is deeper is left out: whoever walks through the copy may call itself for each level. */
export const DEEPEST = 200;

/** The copy of what stands at a pointer, so many levels down. */
export type Visit = (value: unknown, place: Place, at: SchemaPointer, depth: number) => unknown;

interface Copy {
  readonly copy: unknown;
  readonly height: number;
}

/**
 * Makes the copies of a document's parts, each once for a place of its kind however often it is shared, and none
 * that is deeper than it may be. `copied` makes one, and gets the copies of its members from `visit`.
 */
export function visitor(
  copied: (value: object, place: Place, at: SchemaPointer, depth: number, visit: Visit) => unknown,
  note: (at: SchemaPointer, message: string) => void,
): Visit {
  const copies = new Map<Place, Map<object, Copy | 'open'>>();
  const heights = new Map<object, number>();
  /** The deepest level that the part on the way came to. */
  let deepest = 0;

  const copiesAt = (place: Place): Map<object, Copy | 'open'> => {
    const known = copies.get(place) ?? new Map<object, Copy | 'open'>();
    copies.set(place, known);
    return known;
  };

  const visit: Visit = (value, place, at, depth) => {
    if (place.is === 'data') return depth + heightOf(value, heights) > DEEPEST ? undefined : value;
    if (typeof value !== 'object' || value === null) return place.is === 'schema' ? bare(value, at) : value;
    if (Array.isArray(value) && place.is === 'schema') return bare(value, at);
    const known = copiesAt(place).get(value);
    if (known === 'open') return leftOut(value, place, at, 'contains itself: that is left out');
    if (depth + (known?.height ?? 0) > DEEPEST)
      return leftOut(value, place, at, `is nested deeper than ${DEEPEST} levels: that is left out`);
    if (known !== undefined) {
      deepest = Math.max(deepest, depth + known.height);
      return known.copy;
    }
    copiesAt(place).set(value, 'open');
    const before = deepest;
    deepest = depth;
    const copy = copied(value, place, at, depth, visit);
    copiesAt(place).set(value, { copy, height: deepest - depth });
    deepest = Math.max(before, deepest);
    return copy;
  };

  /** What is no object in the place of a schema: a member that is only named allows everything, and so has to more. */
  const bare = (value: unknown, at: SchemaPointer): unknown => {
    if (typeof value === 'boolean') return value;
    if (value === null) return {};
    const why = `is ${shown(value)}, no schema`;
    note(at, `${why}: it is not judged`);
    return unread(why);
  };

  const leftOut = (value: object, place: Place, at: SchemaPointer, why: string): unknown => {
    note(at, why);
    if (Array.isArray(value)) return [];
    return place.is === 'schema' ? unread(why) : {};
  };

  return visit;
}

/** The copy of a schema that nothing is known of, and why. */
function unread(why: string): JsonObject {
  return { [LOOSENED]: true, [UNREAD]: why };
}
