import type { SchemaPointer } from '../model.ts';
import { isObject, MOST_REFERENCES, segmentsOf } from './pointer.ts';
import { type Shelf, type Target, targetOf, valueIn } from './targets.ts';

/** Where a reference leads in the library's value, as a reference; or why it leads nowhere. */
export type Resolution = { readonly reference: string } | { readonly problem: string };

/** Resolves the references of the documents of a library, each from the document that it stands in. */
export function resolversAmong(
  shelves: ReadonlyMap<string, Shelf>,
  problems: ReadonlyMap<string, string>,
): (shelf: Shelf) => (reference: string) => Resolution {
  const library = { shelves, problems };
  const hops = hopsFrom((reference, from) => targetOf(reference, from, library));
  return (shelf) => {
    const known = new Map<string, Resolution>();
    const resolve = (reference: string): Resolution => {
      const target = targetOf(reference, shelf, library);
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
  const after = (target: Target): Target | undefined => {
    const { shelf } = target;
    const value = valueIn(target);
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

/** A pointer as the fragment of a reference. */
export function encodeFragment(pointer: SchemaPointer): string {
  return segmentsOf(pointer)
    .map((segment) => `/${encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('');
}
