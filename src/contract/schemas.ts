import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { dereference, isObject, type JsonObject, valueAt } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';
import { type Direction, seenBy } from './direction.ts';

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
  /** The ways in which the value breaks the schema at the pointer; empty where it is valid. */
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
  const validators = { request: validatorsOf(root, 'request'), response: validatorsOf(root, 'response') };
  const schemas: Schemas = {
    errors(pointer, value, direction) {
      const validate = validators[direction](pointer);
      if (typeof validate === 'string' || validate(value)) return [];
      return (validate.errors ?? []).map((error) => placed(asSchemaError(error), pointer));
    },
    defect(pointer, direction) {
      const validate = validators[direction](pointer);
      return typeof validate === 'string' ? validate : undefined;
    },
    at: (pointer) => schemas.raw(schemas.resolve(pointer)),
    raw(pointer) {
      const schema = valueAt(root, pointer);
      return isObject(schema) ? schema : {};
    },
    resolve: (pointer) => dereference(root, pointer) ?? pointer,
  };
  return schemas;
}

/** Validates a value by a schema that stands alone. Used for our own formats: the catalogue, the config, the report. */
export function validator(schema: object): (value: unknown) => readonly SchemaError[] {
  const validate = newAjv().compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(asSchemaError));
}

/** Compiles lazily; a schema that cannot be compiled gives the reason instead of a function. */
function validatorsOf(
  root: unknown,
  direction: Direction,
): (pointer: SchemaPointer) => ValidateFunction | string {
  const compiled = new Map<SchemaPointer, ValidateFunction | string>();
  let ajv: Ajv2020 | undefined;
  return (pointer) => {
    let validate = compiled.get(pointer);
    if (validate === undefined) {
      try {
        ajv ??= newAjv().addSchema(seenBy(direction, root) as JsonObject, direction);
        validate = ajv.getSchema(direction + encodeFragment(pointer)) ?? `nothing stands at ${pointer}`;
      } catch (error) {
        validate = (error as Error).message;
      }
      compiled.set(pointer, validate);
    }
    return validate;
  };
}

function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false });
  addFormats.default(ajv);
  return ajv;
}

/** A rule of the schema itself is named from the schema; one behind a reference from the document already. */
function placed(error: SchemaError, pointer: SchemaPointer): SchemaError {
  const inDocument = /^\/(?:components|paths|definitions|webhooks)\//.test(error.schemaPath);
  return inDocument ? error : { ...error, schemaPath: pointer + error.schemaPath };
}

function asSchemaError(error: ErrorObject): SchemaError {
  return {
    instancePath: error.instancePath,
    schemaPath: error.schemaPath.replace(/^[^#]*#/, ''),
    keyword: error.keyword,
    message: error.message ?? `breaks ${error.keyword}`,
    params: error.params,
  };
}

function encodeFragment(pointer: string): string {
  return `#${pointer.split('/').map(encodeURIComponent).join('/')}`;
}
