import { jsonValueOf } from '../contract/documented.ts';
import { fieldErrorsOf } from '../contract/field-errors.ts';
import type { Exchange, HttpRequest, Operation, SchemaPointer, Script, Stop } from '../model.ts';
import { configuredProperties } from '../script/configured.ts';
import type { Kit } from '../script/kit.ts';
import { send } from '../script/steps.ts';
import { wordOf } from '../values/digest.ts';
import { type Hint, hintIn, textFor } from '../values/hints.ts';
import { type BodyShape, bodyShapeOf } from '../values/request-body.ts';
import { propose } from '../values/valid.ts';
import type { FilledBody } from './body.ts';
import { statusOf, unmet } from './outcomes.ts';
import { referencedCollection } from './references.ts';

/** One change to a body that the schema allows and the server refuses: to what its messages ask for. */
export type Repair = { readonly field: string } & (
  | { readonly by: 'another value' | 'leaving out' }
  | { readonly by: 'another reference'; readonly id: string }
  | { readonly by: 'format'; readonly hint: Hint }
);

/** The last exchange of a request whose body was repaired until it was taken, or nothing was left to try. */
export interface Fitted extends Exchange {
  readonly repairs: readonly Repair[];
}

/** Finds another item of a collection than those that were tried; undefined where there is none. */
export type OtherIn = (collection: string, tried: readonly string[]) => Script<string | undefined>;

/** Repairs for one request: what is refused beyond that is for the user to configure. */
const MOST = 3;

const REPAIRABLE: readonly Operation['kind'][] = ['create', 'replace', 'patch'];

/** Sends what a body is part of; where the server names members that are wrong, again with one of them changed. */
export function* fitted(
  kit: Kit,
  operation: Operation,
  body: FilledBody | undefined,
  token: string,
  draft: (body: FilledBody | undefined) => HttpRequest,
  otherIn: OtherIn,
): Script<Fitted> {
  const repairs: Repair[] = [];
  let exchange = yield* send(draft(body));
  if (body === undefined || !REPAIRABLE.includes(operation.kind)) return { ...exchange, repairs };
  while (repairs.length < MOST) {
    const repair = yield* nextRepair({ kit, operation, body, token, repairs, otherIn }, exchange);
    if (repair === undefined) break;
    repairs.push(repair);
    exchange = yield* send(draft(repaired(kit, body, repairs, token)));
  }
  return { ...exchange, repairs };
}

/** A body with repairs that worked for another of its kind. */
export function repaired(kit: Kit, body: FilledBody, repairs: readonly Repair[], token: string): FilledBody {
  const value = { ...body.value };
  for (const [index, repair] of repairs.entries()) {
    const property = body.shape.properties.get(repair.field) ?? '';
    if (repair.by === 'leaving out') delete value[repair.field];
    else value[repair.field] = replacement(kit, property, repair, wordOf(kit.settings.seed, token, index));
  }
  return { ...body, value };
}

function replacement({ contract }: Kit, property: SchemaPointer, repair: Repair, token: string): unknown {
  const { schemas } = contract;
  switch (repair.by) {
    case 'format':
      return textFor(repair.hint, token);
    case 'another reference':
      return schemas.at(property)['type'] === 'integer' ? Number(repair.id) : repair.id;
    default:
      return propose(schemas, property, { direction: 'request', token, optional: false });
  }
}

interface Trouble {
  readonly kit: Kit;
  readonly operation: Operation;
  readonly body: FilledBody;
  readonly token: string;
  /** What was tried before. */
  readonly repairs: readonly Repair[];
  readonly otherIn: OtherIn;
}

/** The first change to a member that is named which makes another valid body. */
function* nextRepair(trouble: Trouble, exchange: Exchange): Script<Repair | undefined> {
  const { kit, operation, body, token, repairs } = trouble;
  const before = repaired(kit, body, repairs, token).value;
  for (const [field, messages] of namedIn(kit, body.shape, exchange)) {
    // What is configured is meant so.
    if (Object.hasOwn(configuredProperties(kit, operation), field)) continue;
    for (const repair of yield* repairsFor(trouble, field, messages, before[field])) {
      const { value } = repaired(kit, body, [...repairs, repair], token);
      const same = JSON.stringify(value) === JSON.stringify(before);
      const tried = repairs.some((one) => JSON.stringify(one) === JSON.stringify(repair));
      const valid = kit.contract.schemas.errors(body.shape.media.schema, value, 'request').length === 0;
      if (!same && !tried && valid) return repair;
    }
  }
  return undefined;
}

const TAKEN = /\b(?:taken|unique|already|duplicate|in use)\b/i;

/** What can be done about a member, the likeliest first. */
function* repairsFor(
  { kit, operation, body, repairs, otherIn }: Trouble,
  field: string,
  messages: readonly string[],
  current: unknown,
): Script<Repair[]> {
  const found: Repair[] = [];
  const property = body.shape.properties.get(field) ?? '';
  const collection = referencedCollection(kit, field, property, operation.path);
  if (collection !== undefined) {
    const before = repairs.flatMap((one) =>
      one.by === 'another reference' && one.field === field ? one.id : [],
    );
    const id = yield* otherIn(collection, [String(body.value[field]), ...before]);
    if (id !== undefined) found.push({ field, by: 'another reference', id });
  } else if (typeof current === 'string') {
    if (messages.some((message) => TAKEN.test(message))) found.push({ field, by: 'another value' });
    const hint = hintIn(messages);
    if (hint !== undefined) found.push({ field, by: 'format', hint });
  }
  if (!body.shape.required.includes(field)) found.push({ field, by: 'leaving out' });
  return found;
}

/** The members of a body that a refusal names, with its messages. */
function namedIn({ contract }: Kit, shape: BodyShape, exchange: Exchange): [string, readonly string[]][] {
  const status = statusOf(exchange);
  const refused = status >= 400 && status < 500 && status !== 401 && status !== 403;
  if (!refused || contract.fieldErrors === undefined) return [];
  return [...fieldErrorsOf(contract.fieldErrors, jsonValueOf(exchange))].filter(([name]) =>
    shape.properties.has(name),
  );
}

/** As `unmet`, with what to put into the configuration for the members that the server names. */
export function unfit(kit: Kit, operation: Operation, exchange: Exchange, purpose: string): Stop {
  const stop = unmet(exchange, purpose);
  const shape = bodyShapeOf(kit.contract, operation);
  const names = shape === undefined ? [] : namedIn(kit, shape, exchange).map(([name]) => name);
  if (names.length === 0) return stop;
  const lines = names.map((name) => `    ${/^[A-Za-z_][\w-]*$/.test(name) ? name : JSON.stringify(name)}: …`);
  return {
    ...stop,
    message: [`${stop.message}; configure:`, 'values:', '  properties:', ...lines].join('\n'),
  };
}
