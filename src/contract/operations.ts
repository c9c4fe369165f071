import type { Location, Operation, SchemaPointer, Untestable } from '../model.ts';
import { classify, collectionOf, landscapeOf } from './kind.ts';
import { templateOf } from './path-template.ts';
import { type FoundOperation, operationsIn } from './paths.ts';
import type { Reader } from './reader.ts';
import { requestBodyOf } from './request.ts';
import type { Security, SecurityReading } from './security.ts';
import { type Placer, placer } from './servers.ts';

/** What is read of an operation before it is compared with the others. */
export type BareOperation = Omit<Operation, 'kind' | 'collection'>;

/** The operations of a document, in its order. */
export interface Operations {
  readonly operations: readonly Operation[];
  /** Those that cannot be judged, each with its reason. */
  readonly untestable: readonly Untestable[];
}

interface Reading {
  readonly reader: Reader;
  readonly security: SecurityReading;
  readonly locate: (pointer: SchemaPointer) => Location;
  readonly isList: (operation: BareOperation) => boolean;
}

/** Reads the operations of a document, each with what it does to which collection. */
export function readOperations({ reader, security, locate, isList }: Reading): Operations {
  const untestable: Untestable[] = [];
  const bare = new Map<string, BareOperation>();
  const placeOf = placer(reader);
  for (const found of operationsIn(reader)) {
    const read = readOperation(reader, found, security, placeOf);
    const isTwice = 'key' in read && bare.has(read.key);
    if ('key' in read && !isTwice) bare.set(read.key, read);
    else
      untestable.push({
        key: found.key,
        reason: 'reason' in read ? read.reason : 'the document has it twice: the first is judged',
        // Looked up when somebody asks: it costs more than the reading.
        get location() {
          return locate(found.at);
        },
      });
  }
  const landscape = landscapeOf([...bare.values()]);
  const operations = [...bare.values()].map((operation) => {
    const kind = classify(operation, landscape, isList);
    return { ...operation, kind, collection: collectionOf(operation, kind, landscape) };
  });
  return { operations, untestable };
}

function readOperation(
  reader: Reader,
  { key, method, path, at, items, problem }: FoundOperation,
  securityReading: SecurityReading,
  placeOf: Placer,
): BareOperation | { reason: string } {
  if (problem !== undefined) return { reason: problem };
  const operation = reader.object(at);
  const placed = placeOf(at, items);
  if ('problem' in placed) return { reason: placed.problem };
  const security: Security = securityReading.of(operation);
  if (security === 'other')
    return { reason: 'it asks for credentials that the contract does not know, and for no others' };
  const parameters = reader.parametersAt(...items, at);
  const whole = parameters.find((one) => reader.object(one)['in'] === 'querystring');
  if (whole !== undefined && reader.object(whole)['required'] === true)
    return { reason: 'it requires a query string that is one parameter, and none is made here' };
  const names = parameters.map((one) => reader.object(one)).filter((one) => one['in'] === 'path');
  const template = templateOf(path, new Set(names.map((one) => String(one['name']))));
  const body = requestBodyOf(reader, at, parameters);
  return {
    key: placed.prefix === '' ? key : `${method} ${placed.prefix}${path}`,
    id:
      typeof operation['operationId'] === 'string'
        ? operation['operationId']
        : `${method.toLowerCase()} ${path}`,
    method,
    path: placed.prefix + template,
    parameters: parameters
      .filter((one) => PLACES.has(String(reader.object(one)['in'])))
      .map((one) => reader.parameter(one)),
    requestBody: body.content,
    requestBodyRequired: body.required,
    responses: reader.responses(`${at}/responses`, reader.mediaTypes(at, 'produces')),
    security,
    pointer: at,
  };
}

const PLACES: ReadonlySet<string> = new Set(['path', 'query', 'header', 'cookie']);
