import { isObject, type JsonObject } from '../../documents/pointer.ts';
import type { Targets } from './targets.ts';

/** Keywords that say nothing of a value. */
const WORDLESS =
  /^(?:x-.*|title|description|summary|examples?|default|deprecated|readOnly|writeOnly|externalDocs|xml|\$comment)$/;
/** Keywords by which an object without members is none of the schema. */
const DEMANDING = [
  'minProperties',
  'enum',
  'const',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  '$ref',
  '$dynamicRef',
];

/**
 * Whether an author cannot have meant that only one of the schemas fits: nothing keeps two of them apart, or one is
 * part of another, and so would never fit alone. Generators write `oneOf` where they mean `anyOf`.
 */
export function overlap(branches: readonly unknown[], targets: Targets): boolean {
  const schemas = branches.map((branch) => resolved(branch, targets)).filter((one) => one !== undefined);
  const isPart = (schema: JsonObject): boolean =>
    schemas.some((whole) => whole !== schema && contains(plainType(whole), schema['type']));
  return schemas.filter(fitsEmpty).length > 1 || schemas.some(isPart);
}

function resolved(branch: unknown, targets: Targets): JsonObject | undefined {
  const reference = isObject(branch) ? branch['$ref'] : undefined;
  const schema = typeof reference === 'string' ? targets(reference) : branch;
  return isObject(schema) ? schema : undefined;
}

function contains(whole: string | undefined, type: unknown): boolean {
  return whole !== undefined && (whole === type || (whole === 'number' && type === 'integer'));
}

/** The type of a schema that asks for a type and nothing else. */
function plainType(schema: JsonObject): string | undefined {
  const says = Object.keys(schema).filter((keyword) => !WORDLESS.test(keyword));
  const { type } = schema;
  return says.length === 1 && typeof type === 'string' ? type : undefined;
}

/** Whether an object without members is one of the schema, and one with any others. */
function fitsEmpty(schema: JsonObject): boolean {
  const { type, properties, required, additionalProperties } = schema;
  return (
    (type === 'object' || (type === undefined && isObject(properties))) &&
    !(Array.isArray(required) && required.length > 0) &&
    additionalProperties !== false &&
    DEMANDING.every((keyword) => schema[keyword] === undefined)
  );
}
