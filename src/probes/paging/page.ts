import { jsonValueOf } from '../../contract/documented.ts';
import { valueAt } from '../../documents/pointer.ts';
import type { Envelope, Exchange } from '../../model.ts';

/** One page as it was read. */
export interface Page {
  readonly exchange: Exchange;
  readonly items: readonly unknown[];
  readonly count: unknown;
  readonly next: unknown;
  readonly previous: unknown;
}

/** Pairs: a name may come more than once. */
export type Query = readonly (readonly [name: string, value: string])[];

/** The parts of a list's answer, by the envelope; undefined where they are not there. */
export function pageOf(envelope: Envelope, exchange: Exchange): Page {
  const value = jsonValueOf(exchange);
  const at = (pointer: string | undefined): unknown =>
    pointer === undefined ? undefined : valueAt(value, pointer);
  const items = at(envelope.items);
  return {
    exchange,
    items: Array.isArray(items) ? items : [],
    count: at(envelope.count),
    next: at(envelope.next),
    previous: at(envelope.previous),
  };
}

/** The query that a page was asked for with. */
export function queryOfPage({ exchange: { request } }: Page): Query {
  return [...new URLSearchParams(request.path.split('?').slice(1).join('?'))];
}

/** The value of a parameter in a query. */
export function valueIn(query: Query, name: string | undefined): string | undefined {
  return query.find(([one]) => one === name)?.[1];
}

/** The query with one value of a parameter, whatever it had. */
export function withValue(query: Query, name: string, value: string): Query {
  return [...query.filter(([one]) => one !== name), [name, value]];
}
