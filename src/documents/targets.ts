import type { SchemaPointer } from '../model.ts';
import { namedIn } from './names.ts';
import { isObject, joinPointer, MOST_REFERENCES, segmentsOf, valueAt } from './pointer.ts';
import { locate } from './reach.ts';
import type { SourceDocument } from './source.ts';

/** A document of a library, and the pointer that it has in the library's value. */
export interface Shelf {
  readonly at: SchemaPointer;
  readonly location: string;
  readonly source: SourceDocument;
  /** The document with its schemas and references made fit. */
  readonly value?: unknown;
}

/** A part of one of the documents of a library. */
export interface Target {
  readonly shelf: Shelf;
  readonly pointer: SchemaPointer;
}

interface Places {
  readonly shelves: ReadonlyMap<string, Shelf>;
  /** Why there is no document at a location. */
  readonly problems: ReadonlyMap<string, string>;
}

/** The document that gives itself a location, by `$self` of version 3.2. */
export function shelfNamed(location: string, shelves: ReadonlyMap<string, Shelf>): Shelf | undefined {
  return [...shelves.values()].find(({ source: { value }, location: own }) => {
    const self = isObject(value) ? value['$self'] : undefined;
    return typeof self === 'string' && locate(self, own) === location;
  });
}

/** What a reference of a document leads to, or why it leads to nothing. */
export function targetOf(
  reference: string,
  from: Shelf,
  places: Places,
  most = MOST_REFERENCES,
): Target | { readonly problem: string } {
  const { shelves, problems } = places;
  const mark = reference.indexOf('#');
  const file = mark < 0 ? reference : reference.slice(0, mark);
  const fragment = mark < 0 ? '' : reference.slice(mark + 1);
  const location = file === '' ? from.location : locate(file, from.location);
  const shelf = location === undefined ? undefined : (shelves.get(location) ?? shelfNamed(location, shelves));
  if (shelf === undefined) {
    const named = namedIn(from.source, reference);
    if (named !== undefined) return { shelf: from, pointer: named };
    return { problem: (location === undefined ? undefined : problems.get(location)) ?? 'it is no reference' };
  }
  for (const pointer of [decoded(fragment), fragment]) {
    if ((pointer === '' || pointer.startsWith('/')) && valueAt(shelf.source.value, pointer) !== undefined)
      return { shelf, pointer };
  }
  const named = namedIn(shelf.source, fragment);
  if (named !== undefined) return { shelf, pointer: named };
  return behind(shelf, decoded(fragment), places, most) ?? { problem: 'nothing stands there' };
}

/** What stands at a pointer that leads through references: all schemas of a document may stand in another one. */
function behind(shelf: Shelf, pointer: SchemaPointer, places: Places, most: number): Target | undefined {
  let left = most;
  let target: Target = { shelf, pointer: '' };
  for (const segment of segmentsOf(pointer)) {
    while (valueIn(below(target, segment)) === undefined) {
      const value = valueIn(target);
      const reference = isObject(value) ? value['$ref'] : undefined;
      if (typeof reference !== 'string' || left <= 0) return undefined;
      left -= 1;
      const next = targetOf(reference, target.shelf, places, left);
      if ('problem' in next) return undefined;
      target = next;
    }
    target = below(target, segment);
  }
  return pointer.startsWith('/') ? target : undefined;
}

function below({ shelf, pointer }: Target, segment: string): Target {
  return { shelf, pointer: joinPointer(pointer, segment) };
}

export function valueIn({ shelf, pointer }: Target): unknown {
  return valueAt(shelf.source.value, pointer);
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
