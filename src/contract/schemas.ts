import { dereference, isObject, type JsonObject, valueAt } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';
import type { Direction } from './direction.ts';
import { newAjv } from './schemas/ajv.ts';
import { asSchemaError, type SchemaError } from './schemas/error.ts';
import { type Judgement, judgeOf } from './schemas/judge.ts';
import { remembered } from './schemas/remembered.ts';

export type { SchemaError } from './schemas/error.ts';
export type { Judgement } from './schemas/judge.ts';

/** Judges values by the schemas of one document. Schemas are compiled when first used and keep their references. */
export interface Schemas {
  /** The ways in which the value breaks the schema at the pointer; empty where it is valid, or too much to judge. */
  errors(pointer: SchemaPointer, value: unknown, direction: Direction): readonly SchemaError[];
  /** The same, and whether all of the schema that speaks of the value could be read. */
  judged(pointer: SchemaPointer, value: unknown, direction: Direction): Judgement;
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
    errors: (pointer, value, direction) => judges[direction].judged(pointer, value).errors,
    judged: (pointer, value, direction) => judges[direction].judged(pointer, value),
    defect: (pointer, direction) => judges[direction].defect(pointer),
    at: (pointer) => raw(resolve(pointer)),
    raw,
    resolve,
  };
}

const TOO_DEEP: SchemaError = {
  instancePath: '',
  schemaPath: '',
  keyword: '',
  message: 'is nested too deeply',
  params: {},
};

/** Validates a value by a schema that stands alone. Used for our own formats: the catalogue, the config, the report. */
export function validator(schema: object): (value: unknown) => readonly SchemaError[] {
  const validate = newAjv().compile(schema);
  return (value) => {
    try {
      return validate(value) ? [] : (validate.errors ?? []).map((error) => asSchemaError(error));
    } catch (error) {
      if (error instanceof RangeError) return [TOO_DEEP];
      throw error;
    }
  };
}
