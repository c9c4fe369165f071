import type { Contract } from '../contract/contract.ts';
import { propertiesOf } from '../contract/properties.ts';
import { collectionsNamed, looksLikeReference } from '../contract/resources.ts';
import type { SchemaPointer } from '../model.ts';

/** The members of a schema that name a resource, each with the places of the collections that it may be in. */
export type References = (schema: SchemaPointer) => ReadonlyMap<string, readonly string[]>;

/** Finds the references of a schema once, and keeps them. */
export function referencesOf(contract: Contract): References {
  const known = new Map<SchemaPointer, ReadonlyMap<string, readonly string[]>>();
  return (schema) => {
    const found = known.get(schema) ?? new Map(find(schema));
    known.set(schema, found);
    return found;
  };

  function* find(schema: SchemaPointer): Iterable<[string, readonly string[]]> {
    for (const [name, property] of propertiesOf(contract.schemas, schema)) {
      if (name === contract.identifier || !looksLikeReference(contract, name, property)) continue;
      const places = [...collectionsNamed(contract, name)].map(({ place }) => place);
      if (places.length > 0) yield [name, places];
    }
  }
}
