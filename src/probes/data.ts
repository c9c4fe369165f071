import { namesIn, prefixOf } from '../contract/kind.ts';
import { collectionBehind, looksLikeReference, type Resources } from '../contract/resources.ts';
import type { Operation } from '../model.ts';
import { configuredParameter, configuredProperties } from '../script/configured.ts';
import type { Kit } from '../script/kit.ts';
import { neededParameters } from '../script/parameters.ts';
import { bodyShapeOf, validBody } from '../values/request-body.ts';
import { isReading } from './harmless.ts';
import { documentedValue, hasItems } from './parents.ts';
import { referencedCollection } from './references.ts';

/** What an operation needs and where that comes from, as far as the documents tell. */
export interface DataNeeds {
  /** By parameter or member: what gives its value. */
  readonly sources: readonly (readonly [name: string, source: string])[];
  /** What nothing gives. */
  readonly lacks: readonly Lack[];
}

/** Something that is missing: said in a sentence, and where its value would go in a configuration. */
export interface Lack {
  readonly message: string;
  readonly setting?: { readonly part: 'parameters' | 'properties'; readonly name: string };
}

/** Tells, without asking any server, what data an operation needs. */
export function dataNeedsOf(kit: Kit, operation: Operation): DataNeeds {
  const sources: [string, string][] = [];
  const lacks: Lack[] = [];
  for (const name of namesIn(operation.path)) {
    const source = sourceOfParameter(kit, operation, name);
    if (source !== undefined) sources.push([name, source]);
    else {
      const collection = prefixOf(operation.path, name);
      lacks.push({
        message: `{${name}}: nothing lists or creates what it names in ${collection}`,
        setting: { part: 'parameters', name },
      });
    }
  }
  lacks.push(
    ...lacksForChange(kit, operation),
    ...lacksOfQuery(kit, operation),
    ...lacksOfBody(kit, operation),
  );
  return { sources, lacks };
}

function sourceOfParameter(kit: Kit, operation: Operation, name: string): string | undefined {
  if (configuredParameter(kit, operation, name) !== undefined) return 'configuration';
  const behind = collectionBehind(kit.contract, operation.path, name);
  if (hasItems(behind)) return sourceIn(behind);
  return documentedValue(kit, operation, name, 'any') === undefined ? undefined : 'the document';
}

function sourceIn({ list, query, create }: Resources): string {
  return (list ?? query ?? create)?.key ?? '';
}

/** A change goes to what this run made, and nothing else. */
function lacksForChange({ contract }: Kit, operation: Operation): Lack[] {
  if (isReading(operation) || operation.kind === 'create') return [];
  const last = namesIn(operation.path).at(-1);
  if (last === undefined)
    return [{ message: 'it changes something that this run did not make: it is not called' }];
  const behind = collectionBehind(contract, operation.path, last);
  return behind.create === undefined
    ? [
        {
          message: `nothing creates in ${behind.path}: changes are tried on ids that do not exist, and nothing else`,
        },
      ]
    : [];
}

function lacksOfQuery(kit: Kit, operation: Operation): Lack[] {
  return operation.parameters.flatMap(({ in: place, name, required }) => {
    if (!required || place === 'path') return [];
    const given = Object.keys(neededParameters(kit, operation, place)).some(
      (one) => one === name || one.startsWith(`${name}[`),
    );
    return given ? [] : [{ message: `no value for ${name}`, setting: { part: 'parameters', name } as const }];
  });
}

function lacksOfBody(kit: Kit, operation: Operation): Lack[] {
  if (operation.requestBody.length === 0) return [];
  const shape = bodyShapeOf(kit.contract, operation);
  if (shape === undefined) {
    const types = operation.requestBody.map(({ mediaType }) => mediaType).join(', ');
    return [{ message: `no body can be made in ${types}` }];
  }
  const configured = configuredProperties(kit, operation);
  const filled = validBody(kit.contract, shape, 'planned', configured);
  if ('problem' in filled) return [{ message: filled.problem }];
  return shape.required.flatMap((name) => {
    const property = shape.properties.get(name);
    const known = Object.hasOwn(configured, name) || property === undefined;
    const reference = !known && kit.contract.schemas.at(property)['format'] === 'uuid';
    if (!reference || !looksLikeReference(kit.contract, name, property)) return [];
    if (referencedCollection(kit, name, property, operation.path) !== undefined) return [];
    const setting = { part: 'properties', name } as const;
    return [{ message: `"${name}" may have to name something that exists, and nothing lists it`, setting }];
  });
}
