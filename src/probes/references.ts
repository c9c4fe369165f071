import { collectionNamed, looksLikeReference } from '../contract/resources.ts';
import type { SchemaPointer } from '../model.ts';
import type { Kit } from '../script/kit.ts';

/**
 * The collection whose items a body member refers to: the member is a UUID or named like an id, and its name is
 * that of a collection. `near` is the path of the operation: of two collections of one name, the nearer one is meant.
 * Undefined where it is no reference, or to nothing known.
 */
export function referencedCollection(
  { contract }: Kit,
  name: string,
  property: SchemaPointer,
  near = '',
): string | undefined {
  return looksLikeReference(contract, name, property)
    ? collectionNamed(contract, name, near)?.path
    : undefined;
}
