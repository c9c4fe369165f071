import { gather, type Library, type Note, type Opener, together } from '../documents/library.ts';
import { isObject } from '../documents/pointer.ts';
import type { SourceDocument } from '../documents/source.ts';
import { DocumentError } from '../errors.ts';
import type { Location, OperationKey } from '../model.ts';
import { type Contract, completed } from './contract.ts';
import { contradictionsOf } from './contradictions.ts';
import { ignoredIn } from './ignored.ts';
import { pagedReading } from './lists.ts';
import { grouped } from './notes.ts';
import { readOperations } from './operations.ts';
import { operationsIn } from './paths.ts';
import { Reader } from './reader.ts';
import { compileSchemas } from './schemas.ts';
import { foreignSecurity, ownSecurity } from './security.ts';
import { versionOf } from './version.ts';

/** A document that a contract is laid over, as far as a reader of a report wants to know it. */
export interface Surface {
  readonly file: string;
  readonly title: string;
  readonly version: string;
  /** SHA-256 over all files that it is made of, in hex. */
  readonly digest: string;
  /** All operations that it documents, those that cannot be judged among them. */
  readonly operations: number;
  /** Where the document says otherwise than the contract. */
  readonly contradictions: readonly Contradiction[];
}

/** A statement of a document that the contract does not allow: about the document, not about the target. */
export interface Contradiction {
  readonly message: string;
  readonly location: Location;
  readonly operations: readonly OperationKey[];
}

/** Where a surface stands in the document that it makes with its contract. */
export const SURFACE_AT = '/x-surface';

/**
 * Reads a document of OpenAPI 2.0 to 3.2 with all that it refers to.
 * @throws DocumentError where it is none.
 */
export function gatherSurface(main: SourceDocument, location: string, open: Opener): Library {
  const version = versionOf(main);
  const siblings = /^(2|3\.0)/.test(version) ? 'ignored' : 'applied';
  const library = gather(main, { location, at: SURFACE_AT, open, siblings });
  if (!isObject(main.value) || !isObject(main.value['paths']))
    throw new DocumentError(main.locate('/paths'), 'no paths: nothing to judge');
  return library;
}

/** Lays a contract over another document: its operations are judged by the contract. */
export function layOver(contract: Contract, library: Library): Contract {
  const source = together(contract.library, library);
  const root = source.value as Record<string, unknown>;
  root['x-conformance'] = (contract.source.value as Record<string, unknown>)['x-conformance'];
  const schemas = compileSchemas(root);
  const own = new Reader(root);
  const reader = new Reader(root, SURFACE_AT);
  const { locate } = source;
  const all = operationsIn(reader);
  const readings = new Map<string, ReturnType<typeof pagedReading>>();
  const { operations, untestable } = readOperations({
    reader,
    security: foreignSecurity(
      reader,
      contract.credential,
      all.map(({ at }) => at),
      generalSecurity(own, contract),
    ),
    locate,
    isList(operation) {
      const reading = pagedReading(contract, schemas, operation);
      readings.set(operation.key, reading);
      return reading !== 'unpaged';
    },
  });
  if (all.length === 0)
    throw new DocumentError(locate(`${SURFACE_AT}/paths`), 'no operations: nothing to judge');
  const [first] = untestable;
  if (operations.length === 0 && first !== undefined)
    throw new DocumentError(
      first.location,
      `none of its operations can be judged (${all.length}). The first, ${first.key}: ${first.reason}`,
    );
  const disputed = contradictionsOf({ contract, reader, schemas, operations, locate, readings });
  const info = reader.object(reader.at('info'));
  return completed({
    ...contract,
    digest: contract.digest,
    source,
    operations: disputed.operations,
    untestable,
    notes: grouped([...contract.notes, ...library.notes, ...ignoredIn(reader, all, locate)]),
    schemas,
    surface: {
      file: library.main.file,
      title: String(info['title'] ?? ''),
      version: String(info['version'] ?? ''),
      digest: together(library).digest,
      operations: all.length,
      contradictions: disputed.contradictions,
    },
  });
}

/** How the contract secures an operation that says nothing of it. */
function generalSecurity(reader: Reader, contract: Contract): 'required' | 'optional' | 'none' {
  const security = ownSecurity(reader, contract.credential).of({});
  return security === 'other' ? 'optional' : security;
}

export type { Note };
