import type { Contract } from '../../contract/contract.ts';
import { placeOf, prefixOf } from '../../contract/kind.ts';
import { pagingParameters } from '../../contract/pages.ts';
import { valueAt } from '../../documents/pointer.ts';
import type { Envelope, Operation } from '../../model.ts';
import { type Answer, type Call, pathOf, queryIn } from '../http.ts';
import { setAt } from '../json.ts';
import type { Facts } from '../mutant.ts';
import { isSuccess, jsonIn, withJson } from './helpers.ts';
import { positionOf } from './position.ts';

/** A page of a list as a server answered it. */
export interface PageAnswer {
  readonly operation: Operation;
  readonly envelope: Envelope;
  readonly value: unknown;
  readonly items: readonly unknown[];
  readonly count: unknown;
  readonly next: unknown;
  readonly previous: unknown;
  /** Whether the request chose the page or its size. */
  readonly chosen: boolean;
  /** Whether it is not the first of its list, and whether it is the last. */
  readonly later: boolean;
  readonly last: boolean;
  /** The answer with another value at a pointer. */
  with(pointer: string | undefined, value: unknown): Answer;
}

/** Reads an answer as a page; undefined where it is none. */
export function pageIn(answer: Answer, call: Call, { contract, operationOf }: Facts): PageAnswer | undefined {
  const { envelope } = contract;
  const operation = operationOf(call);
  const value = jsonIn(answer);
  if (envelope === undefined || operation?.kind !== 'list' || !isSuccess(answer)) return undefined;
  const at = (pointer: string | undefined): unknown =>
    pointer === undefined ? undefined : valueAt(value, pointer);
  const items = at(envelope.items);
  if (!Array.isArray(items)) return undefined;
  const query = queryIn(call);
  const parts = {
    operation,
    envelope,
    value,
    items,
    count: at(envelope.count),
    next: at(envelope.next),
    previous: at(envelope.previous),
  };
  return {
    ...parts,
    chosen: [...pagingParameters(envelope)].some((name) => query.has(name)),
    ...positionOf(parts, query, contract),
    with: (pointer, part) => (pointer === undefined ? answer : withJson(answer, setAt(value, pointer, part))),
  };
}

/** The path and query that a link leads to; undefined where it is none. */
export function pathOfLink(link: unknown): string | undefined {
  if (typeof link !== 'string' || !URL.canParse(link)) return undefined;
  const { pathname, search } = new URL(link);
  return pathname + search;
}

/** The URL of the page itself, as its server writes links. */
export function ownLink(call: Call, { next, previous }: PageAnswer): string | undefined {
  const model = [next, previous].find((link) => typeof link === 'string');
  return typeof model === 'string' && URL.canParse(model) ? new URL(call.path, model).href : undefined;
}

/** The call with a query parameter changed, or left out; as it is where it has none of that name. */
export function withQuery(call: Call, name: string, change: (value: string) => string | undefined): Call {
  const query = queryIn(call);
  const value = query.get(name);
  if (value === null) return call;
  const changed = change(value);
  if (changed === undefined) query.delete(name);
  else query.set(name, changed);
  return { ...call, path: `${pathOf(call)}${query.size > 0 ? `?${query}` : ''}` };
}

/** Whether a call chose a page that a list does not have. */
export function isPastTheEnd({ status }: Answer, call: Call, { contract, operationOf }: Facts): boolean {
  const page = queryIn(call).get(contract.envelope?.pageParameter ?? '');
  return status === 404 && operationOf(call)?.kind === 'list' && /^[1-9]\d*$/.test(page ?? '');
}

/** Whether a contract has lists below what a client can make: they are empty at first. */
export function canBeEmpty({ envelope, operations }: Contract): boolean {
  const creatable = operations
    .filter(({ kind }) => kind === 'create')
    .map(({ collection }) => placeOf(collection));
  return (
    envelope !== undefined &&
    operations.some(
      ({ kind, path }) =>
        kind === 'list' && path.includes('{') && creatable.includes(placeOf(prefixOf(path))),
    )
  );
}

/** Whether a list takes a text in its query. */
export function hasTextFilter({ kind, parameters }: Operation): boolean {
  return (
    kind === 'list' &&
    parameters.some(({ in: place, example }) => place === 'query' && typeof example === 'string')
  );
}
