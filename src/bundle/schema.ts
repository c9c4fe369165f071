import { validator } from '../contract/schemas.ts';
import { refuse } from './refusal.ts';

const compiled = new WeakMap<object, ReturnType<typeof validator>>();

/**
 * The value as what its schema says it is.
 * @throws Refusal with the place and the reason where it is not.
 */
export function valid<T>(schema: object, value: unknown): T {
  const validate = compiled.get(schema) ?? validator(schema);
  compiled.set(schema, validate);
  const [error] = validate(value);
  if (error === undefined) return value as T;
  const extra = error.params['additionalProperty'];
  return refuse(
    `is not as its schema says: ${error.instancePath || 'it'} ${error.message}${typeof extra === 'string' ? ` (${extra})` : ''}`,
  );
}
