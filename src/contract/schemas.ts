import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { dereference, isObject, type JsonObject, pointerOf, valueAt } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';
import { type Direction, type Seen, seenBy } from './direction.ts';
import { newAjv } from './schemas/ajv.ts';
import { type Effort, Unjudged } from './schemas/keywords.ts';
import { placesIn } from './schemas/places.ts';

/** One way in which a value breaks its schema. */
export interface SchemaError {
  readonly instancePath: string;
  /** Pointer of the broken rule in the contract's document. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly message: string;
  readonly params: JsonObject;
}

/** Judges values by the schemas of one document. Schemas are compiled when first used and keep their references. */
export interface Schemas {
  /** The ways in which the value breaks the schema at the pointer; empty where it is valid, or too much to judge. */
  errors(pointer: SchemaPointer, value: unknown, direction: Direction): readonly SchemaError[];
  /** Why the schema at the pointer cannot be used, or undefined. */
  defect(pointer: SchemaPointer, direction: Direction): string | undefined;
  /** The schema itself, behind its references; an empty schema where there is none. */
  at(pointer: SchemaPointer): JsonObject;
  /** What stands at the pointer itself, reference or not. */
  raw(pointer: SchemaPointer): JsonObject;
  /** The pointer behind the references of the schema at the pointer. */
  resolve(pointer: SchemaPointer): SchemaPointer;
}

export function compileSchemas(root: unknown): Schemas {
  const judges = { request: judgeOf(root, 'request'), response: judgeOf(root, 'response') };
  const raw = remembered((pointer) => {
    const schema = valueAt(root, pointer);
    return isObject(schema) ? schema : {};
  });
  const resolve = remembered((pointer) => dereference(root, pointer) ?? pointer);
  return {
    errors: (pointer, value, direction) => judges[direction].errors(pointer, value),
    defect: (pointer, direction) => judges[direction].defect(pointer),
    at: (pointer) => raw(resolve(pointer)),
    raw,
    resolve,
  };
}

/** Validates a value by a schema that stands alone. Used for our own formats: the catalogue, the config, the report. */
export function validator(schema: object): (value: unknown) => readonly SchemaError[] {
  const validate = newAjv().compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map((error) => asSchemaError(error)));
}

interface Judge {
  errors(pointer: SchemaPointer, value: unknown): readonly SchemaError[];
  defect(pointer: SchemaPointer): string | undefined;
}

/** Compiles lazily; a schema that cannot be compiled has a defect, and no value breaks it. */
function judgeOf(root: unknown, direction: Direction): Judge {
  const effort: Effort = { taken: 0 };
  /** Of values that came to something that cannot be compiled, or took too long. */
  const givenUp = new Map<SchemaPointer, string>();
  let prepared: ReturnType<typeof prepare> | undefined;
  const prepare = () => {
    const seen = seenBy(direction, root);
    const ajv = newAjv({ marks: seen.marks, effort, lookup }).addSchema(seen.root as JsonObject, direction);
    return { ajv, seen, placeOf: placesIn(seen.root) };
  };

  const compiled = remembered((reference): ValidateFunction | string => {
    try {
      prepared ??= prepare();
      return prepared.ajv.getSchema(direction + reference) ?? `nothing stands at ${pointerOf(reference)}`;
    } catch (error) {
      // Only for now: where a value is nested deeply, no room may be left for what a call less deep has room for.
      if (error instanceof RangeError) throw error;
      return (error as Error).message;
    }
  });
  const lookup = remembered((reference) => ({
    get validate(): ValidateFunction {
      const validate = compiled(reference);
      if (typeof validate === 'string') throw new Unjudged(validate);
      return validate;
    },
  }));

  const validatorAt = (pointer: SchemaPointer): ValidateFunction | string => {
    try {
      return compiled(encodeFragment(pointer));
    } catch {
      return 'is nested too deeply';
    }
  };

  const isValid = (validate: ValidateFunction, value: unknown, pointer: SchemaPointer): boolean => {
    effort.taken = 0;
    try {
      return validate(value);
    } catch (error) {
      if (error instanceof Unjudged) givenUp.set(pointer, error.message);
      // A value that is nested more deeply than anybody can follow.
      else if (!(error instanceof RangeError)) throw error;
      return true;
    }
  };

  return {
    errors(pointer, value) {
      const validate = validatorAt(pointer);
      if (typeof validate === 'string' || givenUp.has(pointer) || isValid(validate, value, pointer))
        return [];
      const placeOf = (schema: object) => prepared?.placeOf(schema, pointer);
      return (validate.errors ?? []).map((error) => placed(error, pointer, placeOf));
    },
    defect(pointer) {
      const validate = validatorAt(pointer);
      if (typeof validate === 'string') return validate;
      return givenUp.get(pointer) ?? (prepared && flawAt(prepared.seen, pointer));
    },
  };
}

/** Why a schema, or one that it is nothing but a reference to, is not judged as it stands. */
function flawAt({ root, flaws }: Seen, pointer: SchemaPointer): string | undefined {
  const at = [pointer, dereference(root, pointer)];
  return at
    .map((one) => (one === undefined ? undefined : valueAt(root, one)))
    .map((schema) => (isObject(schema) ? flaws.get(schema) : undefined))
    .find((flaw) => flaw !== undefined);
}

/** A function of pointers that works each one out once: documents are large, and their parts asked for often. */
function remembered<T>(work: (pointer: SchemaPointer) => T): (pointer: SchemaPointer) => T {
  const known = new Map<SchemaPointer, T>();
  return (pointer) => {
    let result = known.get(pointer);
    if (result === undefined) {
      result = work(pointer);
      known.set(pointer, result);
    }
    return result;
  };
}

/** The error with the place of its rule in the document: below the schema that has the rule. */
function placed(
  error: ErrorObject,
  pointer: SchemaPointer,
  placeOf: (schema: object) => SchemaPointer | undefined,
): SchemaError {
  const { parentSchema } = error;
  const holder = isObject(parentSchema) ? placeOf(parentSchema) : undefined;
  if (holder !== undefined) return asSchemaError(error, `${holder}/${error.keyword}`);
  // A schema that is `false` has no rules. What is behind a reference is named from the document already.
  const plain = asSchemaError(error);
  const inDocument = /^\/(?:components|paths|definitions|webhooks|x-surface|x-files)\//.test(
    plain.schemaPath,
  );
  return inDocument ? plain : { ...plain, schemaPath: pointer + plain.schemaPath };
}

function asSchemaError(
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

function encodeFragment(pointer: string): string {
  return `#${pointer.split('/').map(encodeURIComponent).join('/')}`;
}
