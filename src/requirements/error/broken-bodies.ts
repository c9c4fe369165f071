import { isJson } from '../../contract/media-type.ts';
import type { Operation } from '../../model.ts';
import type { FilledBody } from '../../probes/body.ts';
import { referencedCollection } from '../../probes/references.ts';
import { configuredProperties } from '../../script/configured.ts';
import type { Kit } from '../../script/kit.ts';
import { wordOf } from '../../values/digest.ts';
import { chosenFrom, type InvalidBody, invalidBodies } from '../../values/invalid.ts';
import { type BodyShape, validBody } from '../../values/request-body.ts';
import { writableShape } from './bodies.ts';

/** More ways to break one operation's body than this show little more, and cost a request each. */
const MOST = 25;

/** The JSON body of operations that write only what this run made. */
export function jsonShape(kit: Kit, operation: Operation): BodyShape | undefined {
  const shape = writableShape(kit, operation);
  return shape !== undefined && isJson(shape.media.mediaType) ? shape : undefined;
}

/** Every way to break a valid body in one place. */
export function brokenBodies(kit: Kit, { shape, value }: FilledBody): InvalidBody[] {
  return invalidBodies({
    schemas: kit.contract.schemas,
    schema: shape.media.schema,
    valid: value,
    token: wordOf(kit.settings.seed, 'broken'),
    isReference: (name, property) => referencedCollection(kit, name, property) !== undefined,
  });
}

/**
 * The ways to break an operation's body that are worth a case, told from any valid body: which one is sent is known
 * only when references are found. Undefined where no valid body can be made.
 */
export function plannedBodies(kit: Kit, operation: Operation): InvalidBody[] | undefined {
  const shape = jsonShape(kit, operation);
  if (shape === undefined) return undefined;
  const token = wordOf(kit.settings.seed, 'planned');
  const filled = validBody(kit.contract, shape, token, configuredProperties(kit, operation));
  if ('problem' in filled) return undefined;
  return chosenFrom(brokenBodies(kit, { shape, value: filled.value }), MOST);
}
