import { LOOSENED, UNREAD } from '../../documents/normalise.ts';
import { isObject, type JsonObject } from '../../documents/pointer.ts';
import { usable } from '../pattern.ts';
import type { Copy } from './copy.ts';
import { HERE } from './keywords.ts';
import { type Marks, mark } from './marks.ts';

/** Why a schema of a copy is not judged as it stands. */
export type Flaws = WeakMap<object, string>;

const TYPES = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

/** Takes out of a copy what ajv would refuse the whole of: so that no schema costs more than itself. */
export function mend({ objects, targets }: Copy, marks: Marks, flaws: Flaws): void {
  const lose = (schema: JsonObject, keyword: string, why: string): void => {
    delete schema[keyword];
    schema[LOOSENED] = true;
    flaws.set(schema, why);
  };

  for (const schema of objects) {
    const { $ref: reference, nullable, patternProperties, type } = schema;
    const wrong = typesOf(type).find((one) => !TYPES.has(String(one)));
    if (wrong !== undefined) lose(schema, 'type', `there is no type ${JSON.stringify(wrong)}`);
    if (typeof reference === 'string' && !isSchema(targets(reference))) {
      const why = `refers to ${JSON.stringify(reference)}, and nothing stands there`;
      lose(schema, '$ref', why);
      schema[UNREAD] = why;
    }
    if (typeof schema['$ref'] === 'string') schema[HERE] = true;
    if (typeof nullable === 'boolean') delete schema['nullable'];
    if (nullable === true) acceptNull(schema, marks);
    if (isObject(patternProperties)) dropUnreadable(schema, patternProperties, marks);
  }
}

function isSchema(value: unknown): boolean {
  return isObject(value) || typeof value === 'boolean';
}

function typesOf(type: unknown): readonly unknown[] {
  return type === undefined ? [] : Array.isArray(type) ? type : [type];
}

/** ajv knows `nullable` as a part of the type alone, and authors as a part of the whole schema. */
function acceptNull(schema: JsonObject, marks: Marks): void {
  const types = typesOf(schema['type']);
  if (types.length > 0) schema['type'] = [...new Set([...types, 'null'])];
  mark(marks, schema, { acceptsNull: true });
}

/** Members whose names cannot be told are neither judged nor refused. */
function dropUnreadable(schema: JsonObject, patterns: JsonObject, marks: Marks): void {
  const unreadable = Object.keys(patterns).filter((pattern) => usable(pattern) === undefined);
  if (unreadable.length === 0) return;
  for (const pattern of unreadable) delete patterns[pattern];
  schema[LOOSENED] = true;
  mark(marks, schema, { without: new Set(['additionalProperties', 'unevaluatedProperties']) });
}
