import { isObject, type JsonObject } from '../../documents/pointer.ts';
import type { Exchange, OperationKey } from '../../model.ts';

/** A line of a journal: an exchange, or what has to be known where the run is cut off. */
export type Entry =
  | Exchange
  /** The request of this id, which changes something, is about to go out. */
  | { readonly sending: string; readonly operation: OperationKey; readonly path: string }
  /** The attempt was cut off and is made anew: what was recorded of it before does not count. */
  | { readonly redone: string };

/** The attempt that an exchange belongs to: `unit#attempt` of `unit#attempt.n`. */
export function attemptOf(id: string): string {
  return id.slice(0, id.lastIndexOf('.'));
}

/** What a line of a journal says, where it is as a run writes it; undefined where it is not. */
export function entryOf(value: unknown): Entry | undefined {
  if (!isObject(value)) return undefined;
  const isEntry =
    'redone' in value
      ? areTexts(value['redone'])
      : 'sending' in value
        ? areTexts(value['sending'], value['operation'], value['path'])
        : isExchange(value);
  return isEntry ? (value as unknown as Entry) : undefined;
}

function isExchange({ id, request, response, failure, withheld, milliseconds }: JsonObject): boolean {
  return (
    areTexts(id) &&
    typeof milliseconds === 'number' &&
    isObject(request) &&
    areTexts(request['operation'], request['method'], request['path']) &&
    areHeaders(request['headers']) &&
    (request['body'] === undefined || isBody(request['body'])) &&
    (response === undefined || isResponse(response)) &&
    (failure === undefined || (isObject(failure) && areTexts(failure['kind'], failure['message']))) &&
    (withheld === undefined || (isObject(withheld) && areTexts(withheld['verdict'], withheld['message'])))
  );
}

function isResponse(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value['status'] === 'number' &&
    areHeaders(value['headers']) &&
    isBody(value['body'])
  );
}

function isBody(value: unknown): boolean {
  return isObject(value) && areTexts(value['text'] ?? value['base64']);
}

function areHeaders(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => Array.isArray(one) && areTexts(one[0], one[1]));
}

function areTexts(...values: readonly unknown[]): boolean {
  return values.every((one) => typeof one === 'string');
}
