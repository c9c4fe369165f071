import { isObject } from '../documents/pointer.ts';
import { readDocument, type SourceDocument } from '../documents/source.ts';
import { DocumentError } from '../errors.ts';
import type { MediaType, Operation, OperationKey } from '../model.ts';
import { type AnswersAsked, type Conformance, readConformance } from './conformance.ts';
import { readOperations } from './operations.ts';
import { schemaWithin } from './properties.ts';
import { compileSchemas, type Schemas } from './schemas.ts';

/** A contract, ready to judge by: what `x-conformance` says, and the operations it is laid over. */
export interface Contract extends Conformance {
  readonly title: string;
  readonly source: SourceDocument;
  readonly operations: readonly Operation[];
  readonly schemas: Schemas;
  operation(key: OperationKey): Operation;
}

/**
 * Reads a contract from a file.
 * @throws DocumentError with file, line and reason where it cannot be read or is not valid.
 */
export function loadContract(file: string, answersAsked: AnswersAsked): Contract {
  return makeContract(readDocument(file), answersAsked);
}

/** @throws DocumentError where the document is no contract. */
export function makeContract(source: SourceDocument, answersAsked: AnswersAsked): Contract {
  const root = source.value;
  if (!isObject(root) || typeof root['openapi'] !== 'string' || !/^3\.1\b/.test(root['openapi'])) {
    throw new DocumentError(
      source.locate('/openapi'),
      'a contract is an OpenAPI 3.1 document (openapi: 3.1.0)',
    );
  }
  if (!isObject(root['paths'])) throw new DocumentError(source.locate(''), 'no paths: nothing to judge');
  const conformance = readConformance(source, answersAsked);
  const schemas = compileSchemas(root);
  const operations = readOperations(source, conformance.credential.scheme, (media) =>
    isPage(conformance, schemas, media),
  );
  const byKey = new Map(operations.map((operation) => [operation.key, operation]));
  return {
    ...conformance,
    title: isObject(root['info']) ? String(root['info']['title'] ?? '') : '',
    source,
    operations,
    schemas,
    operation(key) {
      const operation = byKey.get(key);
      if (operation === undefined) throw new Error(`no operation ${key}`);
      return operation;
    },
  };
}

/** A list's body documents all the places that the envelope names. */
function isPage({ envelope }: Conformance, schemas: Schemas, media: MediaType): boolean {
  const { schema } = media;
  if (envelope === undefined || schema === undefined) return false;
  return [envelope.items, envelope.next, envelope.count, envelope.previous].every(
    (place) => place === undefined || schemaWithin(schemas, schema, place) !== undefined,
  );
}
