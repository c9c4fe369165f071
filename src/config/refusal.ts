import type { SchemaError } from '../contract/schemas.ts';
import { isObject, valueAt } from '../documents/pointer.ts';
import { didYouMean } from '../nearest.ts';

/** Why a configuration is refused, with what to write instead. What stands in it is not repeated: it may be a key. */
export function reasonOf(
  { params, instancePath, schemaPath, message }: SchemaError,
  schema: unknown,
): string {
  const extra = params['additionalProperty'];
  if (typeof extra !== 'string') {
    const allowed = params['allowedValues'];
    return `${instancePath || 'it'} ${message}${Array.isArray(allowed) ? `: ${allowed.join(', ')}` : ''}`;
  }
  const known = valueAt(schema, schemaPath.replace(/\/additionalProperties$/, '/properties'));
  const names = Object.keys(isObject(known) ? known : {}).filter((name) => name !== '$schema');
  const meant = didYouMean(extra, names);
  // Among the keys it may be one that was put in the place of its name.
  const named =
    instancePath === '/keys' && meant === '' && !/^[a-z]{1,13}$/i.test(extra) ? '' : ` "${extra}"`;
  return `unknown key${named}${meant || `; there are ${names.join(', ')}`}`;
}
