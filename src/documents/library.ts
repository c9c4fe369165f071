import { createHash } from 'node:crypto';
import { DocumentError } from '../errors.ts';
import type { Location, SchemaPointer } from '../model.ts';
import { circleIn } from './circle.ts';
import { measure, normalise } from './normalise.ts';
import { isObject, joinPointer, segmentsOf } from './pointer.ts';
import { referencesFrom } from './reach.ts';
import { resolversAmong } from './resolve.ts';
import type { SourceDocument } from './source.ts';
import { type Shelf, shelfNamed } from './targets.ts';

/** What an opener came back with: the document at a location, or why there is none. */
export type Found = { readonly source: SourceDocument } | { readonly problem: string };

/** Gets the document at a location (a URL; of a file, `file:`). */
export type Opener = (location: string) => Found;

/** Something about a document that its author should know; no reason not to judge. */
export interface Note {
  readonly location: Location;
  readonly message: string;
}

/** A document and all that it refers to, each below its own pointer in one value. */
export interface Library {
  readonly main: SourceDocument;
  /** Pointer of the main document in the value; empty where it is the value itself. */
  readonly at: SchemaPointer;
  readonly shelves: readonly Shelf[];
  readonly notes: readonly Note[];
}

interface LibraryOptions {
  /** Where the document stands: what its references are relative to. */
  readonly location: string;
  /** Below which pointer it goes: '' or one member, `/x-surface`. */
  readonly at: SchemaPointer;
  readonly open: Opener;
  /** In 2.0 and 3.0 what stands beside a reference does not count. */
  readonly siblings: 'ignored' | 'applied';
}

/** More than any document is known to have. */
const MOST_FILES = 5_000;

/** Aliases make more of a document than its text: this many values are more than the largest document has. */
const MOST_VALUES = 20_000_000;

/** Why a document cannot be worked with, though it can be read. */
function unworkable({ value, locate }: SourceDocument): DocumentError | undefined {
  const size = measure(value);
  if ('circular' in size)
    return new DocumentError(
      locate(circleIn(value) ?? ''),
      'an alias leads back to what it is in: it has no end',
    );
  if (size.nodes <= MOST_VALUES) return undefined;
  const count = size.nodes.toLocaleString('en', { notation: 'scientific', maximumFractionDigits: 0 });
  return new DocumentError(
    locate(''),
    `its aliases make ${count} values of it, more than can be worked with (${MOST_VALUES})`,
  );
}

/**
 * Collects a document with what it refers to, and makes its schemas and references fit to be used together.
 * @throws DocumentError where the document itself cannot be worked with.
 */
export function gather(main: SourceDocument, { location, at, open, siblings }: LibraryOptions): Library {
  const refusal = unworkable(main);
  if (refusal !== undefined) throw refusal;
  const shelves = new Map<string, Shelf>([[location, { at, location, source: main }]]);
  const problems = new Map<string, string>();
  for (const shelf of shelves.values()) {
    for (const wanted of referencesFrom(shelf.source.value, shelf.location)) {
      if (shelves.has(wanted) || problems.has(wanted) || shelfNamed(wanted, shelves) !== undefined) continue;
      const found: Found =
        shelves.size < MOST_FILES ? open(wanted) : { problem: `${MOST_FILES} files are read already` };
      const problem = 'problem' in found ? found.problem : unworkable(found.source)?.message;
      if ('problem' in found || problem !== undefined) problems.set(wanted, problem ?? '');
      else {
        const place = joinPointer('/x-files', `${at.slice(1)}${shelves.size}`);
        shelves.set(wanted, { at: place, location: wanted, source: found.source });
      }
    }
  }
  const notes: Note[] = [];
  const resolverOf = resolversAmong(shelves, problems);
  const normal = [...shelves.values()].map((shelf): Shelf => {
    const resolve = resolverOf(shelf);
    const note = (pointer: string, message: string): void => {
      notes.push({
        get location() {
          return shelf.source.locate(pointer);
        },
        message,
      });
    };
    return { ...shelf, value: normalise(shelf.source.value, { siblings, reference: resolve, note }) };
  });
  return { main, at, shelves: normal, notes };
}

/** Several libraries as one document: the first gives the root, the others stand below their own pointers. */
export function together(first: Library, ...others: readonly Library[]): SourceDocument {
  const shelves = [first, ...others].flatMap((library) => library.shelves);
  const value: Record<string, unknown> = {};
  for (const { at, value: own } of shelves) {
    const [name, file] = segmentsOf(at);
    if (name === undefined) Object.assign(value, isObject(own) ? own : {});
    else if (file === undefined) value[name] = own;
    else value[name] = Object.assign(value[name] ?? {}, { [file]: own });
  }
  const digests = shelves.map(({ source }) => source.digest);
  return {
    file: first.main.file,
    value,
    digest:
      digests.length === 1 ? first.main.digest : createHash('sha256').update(digests.join()).digest('hex'),
    locate(pointer) {
      const [shelf] = shelves
        .filter(({ at }) => pointer === at || pointer.startsWith(`${at}/`))
        .sort((one, other) => other.at.length - one.at.length);
      return (shelf?.source ?? first.main).locate(pointer.slice(shelf?.at.length ?? 0));
    },
  };
}
