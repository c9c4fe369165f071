import type { ErrorObject } from 'ajv/dist/2020.js';
import { isObject, type JsonObject } from '../../documents/pointer.ts';
import type { SchemaPointer } from '../../model.ts';
import type { Rules } from './alike.ts';

/** One way in which a value breaks its schema. */
export interface SchemaError {
  readonly instancePath: string;
  /** Pointer of the broken rule in the contract's document. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly message: string;
  readonly params: JsonObject;
}

/** The error with the place of its rule in the document: below the schema that has the rule. */
export function placed(
  error: ErrorObject,
  { at, like }: Rules,
  placeOf: (schema: object, from: SchemaPointer) => SchemaPointer | undefined,
): SchemaError {
  const { parentSchema } = error;
  const found = isObject(parentSchema) ? placeOf(parentSchema, like) : undefined;
  if (found !== undefined) {
    const holder = at !== like && found.startsWith(like) ? at + found.slice(like.length) : found;
    return asSchemaError(error, `${holder}/${error.keyword}`);
  }
  // A schema that is `false` has no rules. What is behind a reference is named from the document already.
  const plain = asSchemaError(error);
  const inDocument = /^\/(?:components|paths|definitions|webhooks|x-surface|x-files)\//.test(
    plain.schemaPath,
  );
  return inDocument ? plain : { ...plain, schemaPath: at + plain.schemaPath };
}

/** An error of ajv, named by where ajv found its rule unless it is known better. */
export function asSchemaError(
  error: ErrorObject,
  schemaPath = error.schemaPath.replace(/^[^#]*#/, ''),
): SchemaError {
  return {
    instancePath: error.instancePath,
    schemaPath,
    keyword: error.keyword,
    message: error.message ?? `breaks ${error.keyword}`,
    params: error.params,
  };
}
