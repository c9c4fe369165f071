import type { ValidateFunction } from 'ajv/dist/2020.js';
import { newAjv } from '../contract/schemas/ajv.ts';
import { refuse } from './refusal.ts';

const compiled = new WeakMap<object, ValidateFunction>();

/**
 * The value as what its schema says it is.
 * @throws Refusal with the place and the reason where it is not.
 */
export function valid<T>(schema: object, value: unknown): T {
  const validate = compiled.get(schema) ?? compile(schema);
  compiled.set(schema, validate);
  if (validate(value)) return value as T;
  const { instancePath = '', message = 'is not valid', params } = validate.errors?.[0] ?? {};
  const extra: unknown = params?.['additionalProperty'];
  const place = instancePath.slice(0, 200) || 'it';
  return refuse(
    `is not as its schema says: ${place} ${message}${typeof extra === 'string' ? ` (${extra.slice(0, 60)})` : ''}`,
  );
}

function compile(schema: object): ValidateFunction {
  const ajv = newAjv();
  // A stranger's file may break a rule a million times: the first is enough.
  ajv.opts.allErrors = false;
  return ajv.compile(schema);
}
