import type { Contract } from '../../contract/contract.ts';
import { headerOf } from '../../contract/documented.ts';
import { allows, isJson } from '../../contract/media-type.ts';
import { propertiesOf } from '../../contract/properties.ts';
import type { SchemaError } from '../../contract/schemas.ts';
import { isObject, type JsonObject, segmentsOf, valueAt } from '../../documents/pointer.ts';
import type { MediaType, Operation, SchemaPointer } from '../../model.ts';
import { plannedBodies } from '../../requirements/error/broken-bodies.ts';
import { defaultSettings } from '../../script/kit.ts';
import { propose } from '../../values/valid.ts';
import type { Answer, Call, Handler } from '../http.ts';
import type { Facts, Mutant } from '../mutant.ts';
import { editObject, isSuccess, jsonIn, withHeader } from './helpers.ts';

/** One thing that is wrong with a body, and where. */
export interface Wrong {
  readonly operation: Operation;
  readonly keyword: string;
  /** Names and indexes of the way to what is wrong. */
  readonly path: readonly string[];
  /** What stands there. */
  readonly value: unknown;
}

/** A JSON body that breaks its schema. */
export interface WrongBody {
  readonly operation: Operation;
  readonly media: MediaType & { readonly schema: SchemaPointer };
  readonly value: JsonObject;
  readonly wrong: readonly Wrong[];
}

/** Reads the body of a call that breaks its schema somewhere below its top; undefined where it does not. */
export function wrongBodyOf(call: Call, { contract, operationOf }: Facts): WrongBody | undefined {
  const operation = operationOf(call);
  const media = operation?.requestBody.find(
    ({ mediaType, schema }) => isJson(mediaType) && schema !== undefined,
  );
  const value = jsonIn(call);
  if (operation === undefined || media?.schema === undefined || !isObject(value)) return undefined;
  const errors = contract.schemas.errors(media.schema, value, 'request');
  const wrong = errors.map(({ instancePath, keyword }: SchemaError) => ({
    operation,
    keyword,
    path: segmentsOf(instancePath),
    value: valueAt(value, instancePath),
  }));
  return wrong.length === 0
    ? undefined
    : { operation, media: { ...media, schema: media.schema }, value, wrong };
}

/**
 * A fault of what is not checked: where all that is wrong with a body is of that kind, the server is sent a good body
 * in its place, and the answer shows what was sent.
 */
export function unchecked(
  about: Pick<Mutant, 'id' | 'title'>,
  keywords: readonly string[],
  overlooks: (wrong: Wrong) => boolean,
): Mutant {
  return {
    ...about,
    requirement: 'error/rejects-invalid',
    fits: (contract) => isPlanned(contract, keywords, overlooks),
    async mutate(call, forward, facts) {
      const body = wrongBodyOf(call, facts);
      return body?.wrong.every(overlooks) ? accepted(call, forward, facts, body) : forward(call);
    },
  };
}

/** Whether the suite sends a body with a fault like this: without one, nobody could catch it. */
function isPlanned(
  contract: Contract,
  keywords: readonly string[],
  overlooks: (wrong: Wrong) => boolean,
): boolean {
  const kit = { contract, settings: defaultSettings };
  return contract.operations.some((operation) =>
    (plannedBodies(kit, operation) ?? []).some(({ keyword, value }) => {
      if (keywords.length > 0 && !keywords.includes(keyword)) return false;
      const body = Buffer.from(JSON.stringify(value));
      const call = {
        method: operation.method,
        path: '',
        headers: [['Content-Type', 'application/json']],
        body,
      } as const;
      const known = { contract, operationOf: () => operation } as unknown as Facts;
      return wrongBodyOf(call, known)?.wrong.every(overlooks) === true;
    }),
  );
}

/** Forwards a good body in the place of a wrong one, and shows in the answer what was sent. */
async function accepted(call: Call, forward: Handler, { contract }: Facts, body: WrongBody): Promise<Answer> {
  const { media, value, wrong } = body;
  const fields = new Set(wrong.map(({ path }) => path[0] ?? ''));
  const answer = await forward({
    ...call,
    body: Buffer.from(JSON.stringify(mended(contract, media, value, fields))),
  });
  if (!isSuccess(answer)) return forward(call);
  return editObject(answer, (shown) =>
    Object.fromEntries(
      Object.entries(shown).map(([name, member]) => [name, fields.has(name) ? value[name] : member]),
    ),
  );
}

/** The body with its wrong members as the documented example has them; else made up where it needs them. */
function mended(
  { schemas }: Contract,
  { schema, example }: WrongBody['media'],
  value: JsonObject,
  fields: ReadonlySet<string>,
): JsonObject {
  const good = Object.fromEntries(Object.entries(value).filter(([name]) => !fields.has(name)));
  const needed = new Set(
    schemas.errors(schema, good, 'request').map(({ params }) => String(params['missingProperty'])),
  );
  for (const [name, property] of propertiesOf(schemas, schema)) {
    if (!fields.has(name)) continue;
    if (isObject(example) && Object.hasOwn(example, name)) good[name] = example[name];
    else if (needed.has(name))
      good[name] = propose(schemas, property, { direction: 'request', token: name, optional: true });
  }
  return good;
}

/** The call with its body in another media type. */
export function inMediaType(call: Call, mediaType: string): Call {
  return withHeader(call, 'Content-Type', mediaType);
}

/** Whether the body of a call is in a media type that its operation does not read. */
export function isOfOtherType(call: Call, { operationOf }: Facts): boolean {
  const type = headerOf(call, 'content-type');
  const documented = operationOf(call)?.requestBody ?? [];
  return (
    type !== undefined &&
    documented.length > 0 &&
    !documented.some(({ mediaType }) => allows(mediaType, type))
  );
}
