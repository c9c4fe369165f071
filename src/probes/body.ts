import type { Operation, Probe, Script, Stop } from '../model.ts';
import { configuredProperties } from '../script/configured.ts';
import type { Kit } from '../script/kit.ts';
import { inconclusive, outcomeOf, stop } from '../script/steps.ts';
import { wordOf } from '../values/digest.ts';
import { type BodyShape, bodyShapeOf, validBody } from '../values/request-body.ts';
import { referencedCollection } from './references.ts';

export interface FilledBody {
  readonly shape: BodyShape;
  readonly value: Record<string, unknown>;
}

/** Gives something of a collection that a body can refer to. */
export type ReferenceSource = (collection: string) => Probe<{ readonly id: string }>;

/** A valid body with its references filled in, or undefined where the operation takes none. */
export function* fillBody(
  kit: Kit,
  operation: Operation,
  token: string,
  source: ReferenceSource,
): Script<FilledBody | undefined> {
  const shape = bodyShapeOf(kit.contract, operation);
  if (shape === undefined) {
    if (operation.requestBody.length === 0) return undefined;
    const types = operation.requestBody.map(({ mediaType }) => mediaType).join(', ');
    return yield* inconclusive('no-data', `no body can be made in ${types}`);
  }
  const given: Record<string, unknown> = {};
  const configured = configuredProperties(kit, operation);
  for (const [name, property] of shape.properties) {
    if (Object.hasOwn(configured, name)) {
      given[name] = configured[name];
      continue;
    }
    const collection = referencedCollection(kit, name, property, operation.path);
    if (collection === undefined) continue;
    const referenced = yield* outcomeOf(source(collection));
    if ('value' in referenced) given[name] = referenced.value.id;
    else if (shape.required.includes(name)) return yield* stop(missing(name, referenced.stop.message));
  }
  const filled = validBody(kit.contract, shape, wordOf(kit.settings.seed, token), given);
  if ('problem' in filled) return yield* inconclusive('no-data', filled.problem);
  return { shape, value: filled.value };
}

/** The word that the free texts of a body carry which is filled for this token. */
export function markOf({ settings }: Kit, token: string): string {
  return wordOf(wordOf(settings.seed, token));
}

function missing(name: string, message: string): Stop {
  return {
    verdict: 'inconclusive',
    reason: 'no-data',
    message: `"${name}" has to name something that exists, and nothing was found (${message}): configure values.properties.${name}`,
  };
}
