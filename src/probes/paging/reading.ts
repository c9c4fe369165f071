import type { Envelope, HttpRequest, Operation, Script } from '../../model.ts';
import type { Kit } from '../../script/kit.ts';
import { type PathValues, requestOf } from '../../script/request.ts';
import { send } from '../../script/steps.ts';
import { type Page, pageOf, type Query } from './page.ts';

/** A list, and how it is asked: below which parents, with which credential. */
export interface Reading {
  readonly kit: Kit;
  readonly operation: Operation;
  readonly envelope: Envelope;
  readonly path: PathValues;
  /** The credential header's value; the valid key unless said. */
  readonly authorization?: string;
}

/** The request of a page of a list. */
export function requestTo({ kit, operation, path, authorization }: Reading, query: Query): HttpRequest {
  return requestOf(kit, operation, { path, query, ...(authorization !== undefined && { authorization }) });
}

/** Asks for a page of a list, whatever comes. */
export function* readPage(reading: Reading, query: Query): Script<Page> {
  return pageOf(reading.envelope, yield* send(requestTo(reading, query)));
}
