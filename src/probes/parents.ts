import { namesIn, placeOf, prefixOf } from '../contract/kind.ts';
import { collectionBehind, type Resources } from '../contract/resources.ts';
import type { Operation, Script } from '../model.ts';
import { configuredParameter } from '../script/configured.ts';
import type { Kit } from '../script/kit.ts';
import type { PathValues } from '../script/request.ts';
import { need, stop } from '../script/steps.ts';
import { lackingParameter } from './lacking.ts';
import { type Ownership, type Resource, resourceIn } from './resource.ts';

/**
 * Values for all parameters of an operation's path, or of the front part of it: of each, the resource that it names;
 * else what is configured, or documented as a choice or an example.
 */
export function* parentsOf(
  kit: Kit,
  operation: Operation,
  ownership: Ownership,
  path = operation.path,
): Script<PathValues> {
  const last = namesIn(path).at(-1);
  if (last === undefined) return {};
  const before = prefixOf(path, last);
  const above = (): Script<PathValues> => parentsOf(kit, operation, aboveOf(ownership), before);
  const configured = ownership === 'any' ? configuredParameter(kit, operation, last) : undefined;
  if (configured !== undefined) return { ...(yield* above()), [last]: configured };
  const behind = collectionBehind(kit.contract, path, last);
  if (hasItems(behind)) {
    const resource = yield* need(resourceIn(kit, behind.path, ownership));
    if (behind.place === placeOf(before)) return pathTo(path, resource);
    return { ...(yield* above()), [last]: resource.id };
  }
  const documented = documentedValue(kit, operation, last, ownership);
  if (documented === undefined) return yield* stop(lackingParameter(operation, last, before));
  return { ...(yield* above()), [last]: documented };
}

/** What is made for one script alone is made below what the run shares. */
function aboveOf(ownership: Ownership): Ownership {
  return ownership === 'any' ? 'any' : 'own';
}

/** Whether ids can be had from a collection: listed or created. */
export function hasItems({ list, create }: Resources): boolean {
  return list !== undefined || create !== undefined;
}

/** A value that the document gives: a choice names no resource; an example may, and is only for reading. */
export function documentedValue(
  { contract }: Kit,
  { parameters }: Operation,
  name: string,
  ownership: Ownership,
): string | undefined {
  const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
  if (parameter === undefined) return undefined;
  const schema = parameter.schema === undefined ? {} : contract.schemas.at(parameter.schema);
  const choices = Array.isArray(schema['enum']) ? schema['enum'] : [];
  const example = ownership === 'any' ? (parameter.example ?? schema['example']) : undefined;
  const value: unknown = schema['const'] ?? choices[0] ?? example;
  // Nothing is no segment of a path.
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}

/** Values for the parameters of a path that ends at a resource, or below it, under the names that the path uses. */
export function pathTo(path: string, resource: Resource): PathValues {
  const values = [...namesIn(resource.collection).map((name) => resource.parents[name] ?? ''), resource.id];
  return Object.fromEntries(namesIn(path).map((name, index) => [name, values[index] ?? '']));
}

/** The run's own parents; where no operation can make them, those that are there. */
export function* parentsForChange(kit: Kit, operation: Operation): Script<PathValues> {
  const canMake = namesIn(operation.path).every((name) => {
    const behind = collectionBehind(kit.contract, operation.path, name);
    return hasItems(behind) ? behind.create !== undefined : true;
  });
  return yield* parentsOf(kit, operation, canMake ? 'own' : 'any');
}
