import { documentedFor, headerOf, mediaFor } from '../../contract/documented.ts';
import { isJson } from '../../contract/media-type.ts';
import { isObject, type JsonObject } from '../../documents/pointer.ts';
import type { Operation } from '../../model.ts';
import type { Answer, Call } from '../http.ts';
import type { Facts } from '../mutant.ts';

/** Whether the status is 2xx. */
export function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

/** The JSON in a call or an answer; undefined where there is none. */
export function jsonIn(message: Pick<Call | Answer, 'headers' | 'body'>): unknown {
  const type = headerOf(message, 'content-type');
  if (type === undefined || !isJson(type)) return undefined;
  try {
    return JSON.parse(message.body.toString());
  } catch {
    return undefined;
  }
}

/** The answer with another body; its length is for the sender to count. */
export function withBody({ headers, ...answer }: Answer, body: string): Answer {
  return { ...answer, headers: headers.filter(([name]) => name.toLowerCase() !== 'content-length'), body };
}

/** The answer with another JSON body. */
export function withJson(answer: Answer, value: unknown): Answer {
  return withBody(answer, JSON.stringify(value));
}

/** The answer with a header; one of that name goes. */
export function withHeader<T extends Call | Answer>(message: T, name: string, value: string): T {
  const others = message.headers.filter(([one]) => one.toLowerCase() !== name.toLowerCase());
  return { ...message, headers: [...others, [name, value]] };
}

/** The answer with its JSON object changed; as it is where it has none. */
export function editObject(answer: Answer, change: (value: JsonObject) => unknown): Answer {
  const value = jsonIn(answer);
  return isObject(value) ? withJson(answer, change(value)) : answer;
}

/** Whether a value breaks the schema that is documented for an answer like this. */
export function breaks({ contract }: Facts, operation: Operation, answer: Answer, value: unknown): boolean {
  const schemas = documentedFor(contract, operation, answer.status).flatMap(
    ({ content }) => mediaFor(content, headerOf(answer, 'content-type'))?.schema ?? [],
  );
  return (
    schemas.length > 0 &&
    schemas.every((schema) => contract.schemas.errors(schema, value, 'response').length > 0)
  );
}

/** The last operation of a kind: a fault in one place only. */
export function isLast({ contract }: Facts, operation: Operation, kind: Operation['kind']): boolean {
  return contract.operations.findLast((one) => one.kind === kind) === operation;
}

/** Whether it works below another resource. */
export function isNested({ collection }: Operation): boolean {
  return collection.includes('{');
}

/** Whether a body is JSON and says nothing: `{}`, `[]`. */
export function isEmptyJson(call: Call): boolean {
  const value = jsonIn(call);
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Whether a body claims to be JSON and is none. */
export function isUnparsable(call: Call): boolean {
  const type = headerOf(call, 'content-type');
  return type !== undefined && isJson(type) && jsonIn(call) === undefined;
}

/** The object with the first member changed whose change breaks the documented schema. The identifier stays. */
export function firstBreaking(
  facts: Facts,
  operation: Operation,
  answer: Answer,
  object: JsonObject,
  change: (value: unknown) => unknown,
): JsonObject | undefined {
  return Object.entries(object)
    .filter(([name]) => name !== facts.contract.identifier)
    .map(([name, value]) => ({ ...object, [name]: change(value) }))
    .find((candidate) => breaks(facts, operation, answer, candidate));
}
