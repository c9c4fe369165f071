import type { SchemaPointer } from '../model.ts';
import { isObject, joinPointer, segmentsOf, valueAt } from './pointer.ts';
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

const LONGEST_CHAIN = 100;

/** Resolves the references of one document of a library. */
export function resolverFor(
  shelf: Shelf,
  shelves: ReadonlyMap<string, Shelf>,
  problems: ReadonlyMap<string, string>,
): (reference: string) => Resolution {
  const known = new Map<string, Resolution>();
  return (reference) => {
    let resolution = known.get(reference);
    if (resolution === undefined) {
      resolution = resolve(reference, shelf, shelves, problems);
      known.set(reference, resolution);
    }
    return resolution;
  };
}

function resolve(
  reference: string,
  from: Shelf,
  shelves: ReadonlyMap<string, Shelf>,
  problems: ReadonlyMap<string, string>,
): Resolution {
  const first = targetOf(reference, from, shelves, problems);
  if ('problem' in first) return first;
  let target = first;
  for (let hops = 0; hops < LONGEST_CHAIN; hops += 1) {
    const value = valueAt(target.shelf.source.value, target.pointer);
    const next = isObject(value) ? value['$ref'] : undefined;
    if (typeof next !== 'string') return { reference: `#${encodeFragment(first.shelf.at + first.pointer)}` };
    const followed = targetOf(next, target.shelf, shelves, problems);
    // What it leads to in the end is a matter of that reference, not of this one.
    if ('problem' in followed) return { reference: `#${encodeFragment(first.shelf.at + first.pointer)}` };
    target = followed;
  }
  return { problem: 'it leads to itself' };
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
  const shelf = location === undefined ? undefined : shelves.get(location);
  if (shelf === undefined) {
    const named = namedIn(from, reference);
    if (named !== undefined) return { shelf: from, pointer: named };
    return { problem: (location === undefined ? undefined : problems.get(location)) ?? 'it is no reference' };
  }
  for (const pointer of [decoded(fragment), fragment]) {
    if ((pointer === '' || pointer.startsWith('/')) && valueAt(shelf.source.value, pointer) !== undefined)
      return { shelf, pointer };
  }
  const named = namedIn(shelf, fragment);
  return named === undefined ? { problem: 'nothing stands there' } : { shelf, pointer: named };
}

/** Names that schemas give themselves, by document: `$anchor`, `$id`; and the bare names of definitions in old documents. */
const names = new WeakMap<SourceDocument, ReadonlyMap<string, SchemaPointer>>();

function namedIn({ source }: Shelf, name: string): SchemaPointer | undefined {
  let found = names.get(source);
  if (found === undefined) {
    found = namesIn(source.value);
    names.set(source, found);
  }
  if (name === '') return undefined;
  const definition = joinPointer('/definitions', name);
  return found.get(name) ?? (valueAt(source.value, definition) === undefined ? undefined : definition);
}

function namesIn(root: unknown): Map<string, SchemaPointer> {
  const found = new Map<string, SchemaPointer>();
  const seen = new Set<object>();
  const stack: [value: unknown, at: SchemaPointer][] = [[root, '']];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [value, at] = next;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, member] of Object.entries(value)) {
      if (['$anchor', '$dynamicAnchor', '$id', 'id'].includes(key) && typeof member === 'string')
        if (!found.has(member)) found.set(member, at);
      if (typeof member === 'object') stack.push([member, joinPointer(at, key)]);
    }
  }
  return found;
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
