import { namingMembers } from '../../contract/identity.ts';
import { isReadOnly, keywordsOf } from '../../contract/properties.ts';
import type { Operation, SchemaPointer } from '../../model.ts';
import { referencedCollection } from '../../probes/references.ts';
import { configuredProperties } from '../../script/configured.ts';
import type { Kit } from '../../script/kit.ts';
import { propose } from '../../values/valid.ts';

const TRIES = 8;

/** What a member can be changed to, and how likely a server is to take it as it is. */
export interface Change {
  readonly name: string;
  readonly value: unknown;
  readonly type: 'text' | 'number' | 'flag' | 'choice';
}

/**
 * Another valid value of a simple member: a text with a token, another number, the flag flipped, another choice.
 * Undefined where it has to name something, has a form of its own, or is configured.
 */
export function otherValue(
  kit: Kit,
  operation: Operation,
  name: string,
  property: SchemaPointer,
  current: unknown,
  token: string,
): Change | undefined {
  const { schemas } = kit.contract;
  const configured = Object.hasOwn(configuredProperties(kit, operation), name);
  const naming = namingMembers(kit.contract, operation.collection);
  if (configured || naming.has(name) || isReadOnly(schemas, property)) return undefined;
  if (referencedCollection(kit, name, property) !== undefined || /(Id|_id|Pk|_pk)$/.test(name))
    return undefined;
  const schema = keywordsOf(schemas, property);
  if ('const' in schema || schema['format'] !== undefined || schema['pattern'] !== undefined)
    return undefined;
  for (let i = 0; i < TRIES; i += 1) {
    const value = propose(schemas, property, {
      direction: 'request',
      token: `${token} ${i}`,
      optional: false,
    });
    const type = typeOf(schema, value);
    if (type === undefined) return undefined;
    if (value !== null && value !== current && schemas.errors(property, value, 'request').length === 0)
      return { name, value, type };
  }
  return undefined;
}

function typeOf(schema: Readonly<Record<string, unknown>>, value: unknown): Change['type'] | undefined {
  if (Array.isArray(schema['enum']) || value === null) return 'choice';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'flag' : undefined;
}
