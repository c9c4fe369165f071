import { filesBeside, locationOf } from '../documents/files.ts';
import { gather, type Library, type Note, together } from '../documents/library.ts';
import { isObject } from '../documents/pointer.ts';
import { readDocument, type SourceDocument } from '../documents/source.ts';
import { DocumentError } from '../errors.ts';
import type { CatalogueRow, Operation, OperationKey, RequirementId, Untestable } from '../model.ts';
import { type AnswersAsked, type Conformance, readConformance } from './conformance.ts';
import { isPage } from './lists.ts';
import { grouped } from './notes.ts';
import { readOperations } from './operations.ts';
import { Reader } from './reader.ts';
import { compileSchemas, type Schemas } from './schemas.ts';
import { ownSecurity } from './security.ts';
import type { Surface } from './surface.ts';

/** A contract, ready to judge by: what `x-conformance` says, and the operations it is laid over. */
export interface Contract extends Conformance {
  readonly title: string;
  /** SHA-256 of the contract alone, in hex. */
  readonly digest: string;
  /** The contract, and the surface that it is laid over, as one document. */
  readonly source: SourceDocument;
  readonly library: Library;
  readonly operations: readonly Operation[];
  /** Operations that are documented and cannot be judged. */
  readonly untestable: readonly Untestable[];
  /** What is odd about the documents, without being a reason not to judge. */
  readonly notes: readonly Note[];
  /** The document that the contract is laid over, where that is another than its own. */
  readonly surface?: Surface;
  readonly schemas: Schemas;
  operation(key: OperationKey): Operation;
  /** The requirement's row in the catalogue. */
  row(id: RequirementId): CatalogueRow | undefined;
}

/**
 * Reads a contract from a file.
 * @throws DocumentError with file, line and reason where it cannot be read or is not valid.
 */
export function loadContract(file: string, answersAsked: AnswersAsked): Contract {
  const main = readDocument(file);
  return contractFrom(gatherContract(main, locationOf(file), filesBeside(file)), answersAsked);
}

/** @throws DocumentError where the document is no contract. It refers to nothing but itself. */
export function makeContract(source: SourceDocument, answersAsked: AnswersAsked): Contract {
  const open = (): { problem: string } => ({ problem: 'only this document is read' });
  return contractFrom(gatherContract(source, 'memory:/contract', open), answersAsked);
}

function gatherContract(
  main: SourceDocument,
  location: string,
  open: Parameters<typeof gather>[1]['open'],
): Library {
  const { value } = main;
  if (!isObject(value) || typeof value['openapi'] !== 'string' || !/^3\.1\b/.test(value['openapi'])) {
    throw new DocumentError(
      main.locate('/openapi'),
      'a contract is an OpenAPI 3.1 document (openapi: 3.1.0)',
    );
  }
  return gather(main, { location, at: '', open, siblings: 'applied' });
}

function contractFrom(library: Library, answersAsked: AnswersAsked): Contract {
  const { main } = library;
  const source = together(library);
  const root = source.value as Record<string, unknown>;
  // Our own part is no OpenAPI: it stays as it was written.
  root['x-conformance'] = (main.value as Record<string, unknown>)['x-conformance'];
  if (!isObject(root['paths'])) throw new DocumentError(main.locate(''), 'no paths: nothing to judge');
  const conformance = readConformance(source, answersAsked);
  const schemas = compileSchemas(root);
  const reader = new Reader(root);
  const read = readOperations({
    reader,
    security: ownSecurity(reader, conformance.credential),
    locate: source.locate,
    isList: (operation) => isPage(conformance, schemas, operation),
  });
  return completed({
    ...conformance,
    library,
    title: isObject(root['info']) ? String(root['info']['title'] ?? '') : '',
    digest: source.digest,
    source,
    ...read,
    notes: grouped(library.notes),
    schemas,
  });
}

/** A contract with the indices of its operations and of its catalogue. */
export function completed<T extends Omit<Contract, 'operation' | 'row'>>(
  contract: T,
): T & Pick<Contract, 'operation' | 'row'> {
  const rows = new Map(contract.catalogue.map((row) => [row.id, row]));
  const byKey = new Map(contract.operations.map((operation) => [operation.key, operation]));
  return {
    ...contract,
    row: (id) => rows.get(id),
    operation(key) {
      const operation = byKey.get(key);
      if (operation === undefined) throw new Error(`no operation ${key}`);
      return operation;
    },
  };
}
