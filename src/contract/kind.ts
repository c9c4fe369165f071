import type { MediaType, Operation, OperationKind } from '../model.ts';
import type { BareOperation } from './operations.ts';

/** Words that say of a GET that it is none: it changes something. */
const CHANGING = new Set(
  (
    'abort activate add approve archive assign ban cancel clear create deactivate decline delete destroy disable ' +
    'dismiss drop enable erase execute flush initialize install invalidate invite kill logout purge reboot rebuild ' +
    'regenerate reject remove rename renew resend reset restart restore resume revoke rotate shutdown subscribe suspend ' +
    'terminate toggle trigger truncate unarchive unassign unban unblock uninstall unlock unpublish unregister ' +
    'unsubscribe update wipe'
  ).split(' '),
);

/** Words that are nouns as well (`/releases/{id}` is read, `/release/` does it): they count at the end of a path. */
const CHANGING_AT_END = new Set(
  (
    'accept block close commit confirm discard expire finish generate grant import launch lock merge migrate move ' +
    'pause publish refresh register release replace retry revert run save send set start stop submit sync transfer ' +
    'upgrade write'
  ).split(' '),
);

/** The same where words run together: `deleteaccount`; not `updates` or `created`. */
const CHANGING_START = /^(?:create|delete|destroy|disable|enable|remove|reset|revoke|update)[a-z]{3,}/;

/**
 * The path without its last slash, the name of a format (`/accounts.json`, `/accounts/{id}.json`) and the names of its
 * parameters: the same for the same place.
 */
export function placeOf(path: string): string {
  return path.replace(/\/$|\.(?:json|xml)$/, '').replace(/\{[^}]*\}/g, '{}');
}

/** Whether the path's last segment is a parameter: then it names one resource. One within a segment may name a format. */
export function isItem(path: string): boolean {
  return placeOf(path).endsWith('/{}');
}

/** The names of a path's parameters, in their order. */
export function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
}

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
      return successes(operation).some(([status]) => status === '201') ||
        withItems.has(placeOf(operation.path))
        ? 'create'
        : 'action';
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

function soundsChanging({ id, path }: BareOperation): boolean {
  const words = wordsOf(`${id} ${path}`.replace(/\{[^}]*\}/g, ''));
  if (words.some((word) => CHANGING.has(word) || CHANGING_START.test(word))) return true;
  const [first] = isItem(path) ? [] : wordsOf(placeOf(path).split('/').pop() ?? '');
  return first !== undefined && CHANGING_AT_END.has(first);
}

function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}
