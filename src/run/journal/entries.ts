import { SAFE_METHODS } from '../../documents/methods.ts';
import { isObject, type JsonObject } from '../../documents/pointer.ts';
import type { Exchange, OperationKey } from '../../model.ts';

/** A line of a journal: an exchange, or what has to be known where the run is cut off. */
export type Entry =
  | Exchange
  /** The request of this id, which changes something, is about to go out. */
  | { readonly sending: string; readonly operation: OperationKey; readonly path: string }
  /** The attempt was cut off and is made anew: what was recorded of it before does not count. */
  | { readonly redone: string }
  /** What an earlier journal said of this change was not as a run wrote it, and is no longer in it. */
  | Doubt
  /** All lines before this one are as they were written. */
  | { readonly seal: string };

export interface Doubt {
  readonly doubted: string;
  readonly operation: OperationKey;
  readonly path: string;
  readonly reason: string;
}

/** The attempt that an exchange belongs to: `unit#attempt` of `unit#attempt.n`. */
export function attemptOf(id: string): string {
  return id.slice(0, id.lastIndexOf('.'));
}

/** What a line of a journal says, where it is as a run writes it; undefined where it is not. */
export function entryOf(value: unknown): Entry | undefined {
  if (!isObject(value)) return undefined;
  const { redone, sending, doubted, seal, operation, path, reason } = value;
  const isEntry =
    redone !== undefined
      ? areTexts(redone)
      : seal !== undefined
        ? areTexts(seal)
        : sending !== undefined
          ? areTexts(sending, operation, path)
          : doubted !== undefined
            ? areTexts(doubted, operation, path, reason)
            : isExchange(value);
  return isEntry ? (value as unknown as Entry) : undefined;
}

/** What is left of a line that is not believed: the change that it may be about. */
export function doubtOf(entry: Entry, reason: string): Doubt | undefined {
  if ('doubted' in entry) return { ...entry, reason };
  if ('sending' in entry)
    return { doubted: entry.sending, operation: entry.operation, path: entry.path, reason };
  if (!('request' in entry) || SAFE_METHODS.has(entry.request.method)) return undefined;
  const { operation, path } = entry.request;
  return { doubted: entry.id, operation, path, reason };
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
