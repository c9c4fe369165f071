import { jsonValueOf } from '../../contract/documented.ts';
import { isObject, type JsonObject } from '../../documents/pointer.ts';
import type { Exchange, Operation, Script } from '../../model.ts';
import { isSuccess, unmet } from '../../probes/outcomes.ts';
import type { Resource } from '../../probes/resource.ts';
import type { Kit } from '../../script/kit.ts';
import { inconclusive, send, stop } from '../../script/steps.ts';
import { requestTo } from './made.ts';

export interface Reading {
  readonly exchange: Exchange;
  readonly value: JsonObject;
}

/** Reads a resource; the script ends where that does not show it. */
export function* readBy(kit: Kit, reader: Operation, resource: Resource): Script<Reading> {
  const exchange = yield* send(yield* requestTo(kit, reader, resource));
  if (!isSuccess(exchange)) return yield* stop(unmet(exchange, 'what was created cannot be read'));
  const value = jsonValueOf(exchange);
  if (!isObject(value)) return yield* inconclusive('no-data', 'what is read is no JSON object');
  return { exchange, value };
}
