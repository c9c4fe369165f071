import { namingMembers } from '../../contract/identity.ts';
import { isObject } from '../../documents/pointer.ts';
import type { Operation, Script } from '../../model.ts';
import { bodyFor, type Resource } from '../../probes/resource.ts';
import type { Kit } from '../../script/kit.ts';
import { inconclusive } from '../../script/steps.ts';
import type { EncodedBody } from '../../values/encode.ts';
import { otherValue } from './other-value.ts';

/** A body that replaces a resource: what it says, and how it is sent. */
export interface Replacement {
  readonly value: Readonly<Record<string, unknown>>;
  readonly body: EncodedBody;
}

/**
 * Valid bodies to replace a resource by, the most telling first: one in which numbers, flags and choices differ as
 * well, and one in which texts do alone, for a server to which those values do not go together.
 */
export function* replacementsFor(
  kit: Kit,
  operation: Operation,
  { item }: Resource,
  label: string,
): Script<Replacement[]> {
  const token = `${label} ${operation.key} replaced`;
  const filled = yield* bodyFor(kit, operation, token);
  if (filled === undefined)
    return yield* inconclusive('no-data', 'the operation takes no body that can be made');
  const { shape } = filled;
  const { schemas } = kit.contract;
  // Where clients choose the id, another one would name another resource.
  const plain: Record<string, unknown> = { ...filled.value };
  for (const name of namingMembers(kit.contract, operation.collection))
    if (shape.properties.has(name) && isObject(item) && Object.hasOwn(item, name)) plain[name] = item[name];
  const varied = { ...plain };
  for (const [name, property] of shape.properties) {
    if (!Object.hasOwn(plain, name)) continue;
    const change = otherValue(kit, operation, name, property, isObject(item) ? item[name] : undefined, token);
    if (change !== undefined && change.type !== 'text') varied[name] = change.value;
  }
  return [varied, plain]
    .filter((value) => schemas.errors(shape.media.schema, value, 'request').length === 0)
    .map((value) => ({ value, body: shape.encode(value) }));
}
