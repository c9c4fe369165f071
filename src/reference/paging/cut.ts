import type { Contract } from '../../contract/contract.ts';
import { queryParameter } from '../../contract/pages.ts';
import type { Envelope, Operation } from '../../model.ts';
import type { Item } from '../store.ts';

const DEFAULT_SIZE = 10;
const LARGEST_SIZE = 100;

/** What a call asks of a list. */
export interface Asked {
  readonly contract: Contract;
  readonly operation: Operation;
  readonly envelope: Envelope;
  readonly query: URLSearchParams;
  /** The URL of the list, without its query. */
  readonly url: string;
  /** All that the list has for this call. */
  readonly items: readonly Item[];
}

/** The part of a list that is a page: where it begins, how many items it may have, and what it says of itself. */
export interface Cut {
  readonly from: number;
  readonly size: number;
  readonly says: Says;
}

/** Values, each with its place in the body of a page; without a place where the envelope names none. */
export type Says = readonly (readonly [place: string | undefined, value: unknown])[];

/** Cuts a page out of a list; undefined where there is no such page. */
export type Cutter = (asked: Asked) => Cut | undefined;

/** Whether a list documents a query parameter. */
export function takes({ operation }: Asked, name: string | undefined): boolean {
  return queryParameter(operation, name) !== undefined;
}

/** The number that a parameter asks for; undefined where it is not documented, not given, or no whole number. */
export function numberAsked(asked: Asked, name: string | undefined): number | undefined {
  const text = takes(asked, name) ? (asked.query.get(name ?? '') ?? '') : '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** How many items a page may have. */
export function sizeAsked(asked: Asked): number {
  const size = numberAsked(asked, asked.envelope.pageSizeParameter) ?? 0;
  return size > 0 ? Math.min(size, LARGEST_SIZE) : DEFAULT_SIZE;
}

/** The whole list as one page. */
export function whole({ items }: Asked): Cut {
  return { from: 0, size: Math.max(1, items.length), says: [] };
}
