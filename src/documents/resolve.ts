import type { SchemaPointer } from '../model.ts';
import { namedIn } from './names.ts';
import { isObject, MOST_REFERENCES, segmentsOf, valueAt } from './pointer.ts';
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

/** Where a reference leads in the library's value, as a reference; or why it leads nowhere. */
export type Resolution = { readonly reference: string } | { readonly problem: string };

interface Target {
  readonly shelf: Shelf;
  readonly pointer: SchemaPointer;
}

/** Resolves the references of the documents of a library, each from the document that it stands in. */
export function resolversAmong(
  shelves: ReadonlyMap<string, Shelf>,
  problems: ReadonlyMap<string, string>,
): (shelf: Shelf) => (reference: string) => Resolution {
  const hops = hopsFrom((reference, from) => targetOf(reference, from, shelves, problems));
  return (shelf) => {
    const known = new Map<string, Resolution>();
    const resolve = (reference: string): Resolution => {
      const target = targetOf(reference, shelf, shelves, problems);
      if ('problem' in target) return target;
      const further = hops(target);
      if (further === Infinity) return { problem: 'it leads to itself' };
      if (further >= MOST_REFERENCES)
        return { problem: `it leads on through more than ${MOST_REFERENCES} references` };
      return { reference: `#${encodeFragment(target.shelf.at + target.pointer)}` };
    };
    return (reference) => {
      const resolution = known.get(reference) ?? resolve(reference);
      known.set(reference, resolution);
      return resolution;
    };
  };
}

/**
 * How many references lie between a part and what it stands for; without an end where they lead in a circle. What a
 * broken one would lead to is a matter of that reference alone.
 */
function hopsFrom(
  follow: (reference: string, from: Shelf) => Target | { readonly problem: string },
): (target: Target) => number {
  const known = new Map<string, number>();
  const after = ({ shelf, pointer }: Target): Target | undefined => {
    const value = valueAt(shelf.source.value, pointer);
    const next = isObject(value) ? value['$ref'] : undefined;
    const found = typeof next === 'string' ? follow(next, shelf) : undefined;
    return found === undefined || 'problem' in found ? undefined : found;
  };
  return (first) => {
    const way = new Set<string>();
    let hops = -1;
    for (let target: Target | undefined = first; target !== undefined; target = after(target)) {
      const place = target.shelf.at + target.pointer;
      const further = way.has(place) ? Infinity : known.get(place);
      if (further !== undefined) {
        hops = further;
        break;
      }
      way.add(place);
    }
    for (const place of [...way].reverse()) {
      hops += 1;
      known.set(place, hops);
    }
    return hops;
  };
}

/** The document that gives itself a location, by `$self` of version 3.2. */
export function shelfNamed(location: string, shelves: ReadonlyMap<string, Shelf>): Shelf | undefined {
  return [...shelves.values()].find(({ source: { value }, location: own }) => {
    const self = isObject(value) ? value['$self'] : undefined;
    return typeof self === 'string' && locate(self, own) === location;
  });
}

function targetOf(
  reference: string,
  from: Shelf,
  shelves: ReadonlyMap<string, Shelf>,
  problems: ReadonlyMap<string, string>,
): Target | { readonly problem: string } {
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
  return named === undefined ? { problem: 'nothing stands there' } : { shelf, pointer: named };
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** A pointer as the fragment of a reference. */
export function encodeFragment(pointer: SchemaPointer): string {
  return segmentsOf(pointer)
    .map((segment) => `/${encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('');
}
