import type { MediaType, Operation, OperationKind } from '../model.ts';
import { keeping } from './keeping.ts';
import type { BareOperation } from './operations.ts';
import { endsInChange, namesChange, tellsOfChange } from './verbs.ts';

/**
 * The path without its last slash, the name of a format (`/accounts.json`, `/accounts/{id}.json`) and the names of its
 * parameters: the same for the same place.
 */
export const placeOf = keeping((path) => path.replace(/\/$|\.(?:json|xml)$/, '').replace(/\{[^}]*\}/g, '{}'));

/** Whether the path's last segment is a parameter: then it names one resource. One within a segment may name a format. */
export function isItem(path: string): boolean {
  return placeOf(path).endsWith('/{}');
}

/** The names of a path's parameters, in their order. */
export const namesIn = keeping((path): readonly string[] =>
  Array.from(path.matchAll(/\{([^}]*)\}/g), (match) => match[1] ?? ''),
);

/** The template up to before the last parameter: `/api/chatbots/` for `/api/chatbots/{id}/search/`. */
export function prefixOf(path: string, parameter?: string): string {
  return path.slice(0, parameter === undefined ? path.lastIndexOf('{') : path.indexOf(`{${parameter}}`));
}

/** The documented answers to a request that succeeds. */
export function successes(
  operation: Pick<Operation, 'responses'>,
): [status: string, content: readonly MediaType[]][] {
  return [...operation.responses]
    .filter(([status]) => /^2/.test(status))
    .map(([status, response]) => [status, response.content]);
}

/** What stands where among the operations of a document: looked up once, for there may be thousands. */
export interface Landscape {
  /** Places whose items can be addressed. */
  readonly withItems: ReadonlySet<string>;
  /** By the schema of its items, the collection whose items are read so. */
  readonly readBy: ReadonlyMap<string, string>;
}

export function landscapeOf(all: readonly BareOperation[]): Landscape {
  const withItems = new Set<string>();
  const readBy = new Map<string, string>();
  for (const one of all) {
    if (!isItem(one.path)) continue;
    withItems.add(placeOf(prefixOf(one.path)));
    if (one.method !== 'GET') continue;
    for (const name of schemaNames(one)) if (!readBy.has(name)) readBy.set(name, prefixOf(one.path));
  }
  return { withItems, readBy };
}

/** What the operation does, by method, place and success body. */
export function classify(
  operation: BareOperation,
  { withItems }: Landscape,
  isList: (operation: BareOperation) => boolean,
): OperationKind {
  switch (operation.method) {
    case 'GET':
      if (isList(operation)) return 'list';
      if (soundsChanging(operation)) return 'action';
      return isItem(operation.path) ? 'read' : 'query';
    case 'POST':
      return withItems.has(placeOf(operation.path)) || makesSomething(operation) ? 'create' : 'action';
    case 'PUT':
      return isItem(operation.path) ? 'replace' : 'action';
    case 'PATCH':
      return isItem(operation.path) ? 'patch' : 'action';
    case 'DELETE':
      return isItem(operation.path) ? 'delete' : 'action';
    default:
      return 'query';
  }
}

/**
 * The collection that the operation works on. What a POST creates elsewhere (an upload) belongs to the collection
 * whose items are read by the same schema.
 */
export function collectionOf(
  operation: BareOperation,
  kind: OperationKind,
  { withItems, readBy }: Landscape,
): string {
  if (isItem(operation.path)) return prefixOf(operation.path);
  if (kind !== 'create' || withItems.has(placeOf(operation.path))) return operation.path;
  const reader = schemaNames(operation).find((name) => readBy.has(name));
  return (reader === undefined ? undefined : readBy.get(reader)) ?? operation.path;
}

function schemaNames(operation: BareOperation): string[] {
  return successes(operation).flatMap(([, content]) => content.flatMap((media) => media.schemaName ?? []));
}

/** Generators document a 201 for every POST: one that is named after a change makes nothing, whatever they say. */
function makesSomething(operation: BareOperation): boolean {
  const created = successes(operation).some(([status]) => status === '201');
  return created && !namesChange(lastSegment(operation.path));
}

function soundsChanging({ id, path }: BareOperation): boolean {
  return tellsOfChange(`${id} ${path}`.replace(/\{[^}]*\}/g, '')) || endsInChange(lastSegment(path));
}

/** Empty where that is a parameter. */
function lastSegment(path: string): string {
  return isItem(path) ? '' : (placeOf(path).split('/').pop() ?? '');
}
