import type { SchemaError, Schemas } from '../contract/schemas.ts';
import { isObject } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';

/** Keywords by which a schema may say that null is not allowed. */
const AGAINST_NULL = ['type', 'enum', 'const', 'anyOf', 'oneOf', 'not'];

/**
 * Whether a body breaks its schema at one place alone, by the keyword; `pure` where by nothing else there either.
 * Null breaks whatever keeps it out.
 */
export function breaksOnly(
  schemas: Schemas,
  schema: SchemaPointer,
  body: unknown,
  at: string,
  keyword: string,
  pure: boolean,
): boolean {
  if (!isObject(body)) return false;
  const errors = schemas.errors(schema, body, 'request');
  const here = errors.filter(({ instancePath }) => instancePath === at);
  const wanted = keyword === 'null' ? AGAINST_NULL : [keyword];
  return (
    here.some((error) => wanted.includes(error.keyword)) &&
    errors.every((error) => error.instancePath === at || isAbove(error, at)) &&
    (!pure || here.every((error) => wanted.includes(error.keyword) || isUnion(error)))
  );
}

/** A union above the place says that none of its branches fits, and how each of them does not. */
function isAbove(error: SchemaError, at: string): boolean {
  return at.startsWith(`${error.instancePath}/`) && isUnion(error);
}

function isUnion({ keyword, schemaPath }: SchemaError): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf' || /\/(?:anyOf|oneOf)\/\d+\//.test(schemaPath);
}
