import type { Contract } from '../contract/contract.ts';
import { placeOf } from '../contract/kind.ts';
import { propertiesOf } from '../contract/properties.ts';
import type { SchemaPointer } from '../model.ts';
import { referencedCollection } from '../probes/references.ts';
import { defaultSettings } from '../script/kit.ts';

/** The members of a schema that name a resource, each with the place of the collection that it is in. */
export type References = (schema: SchemaPointer) => ReadonlyMap<string, string>;

/** Finds the references of a schema once, and keeps them. */
export function referencesOf(contract: Contract): References {
  const kit = { contract, settings: defaultSettings };
  const known = new Map<SchemaPointer, ReadonlyMap<string, string>>();
  return (schema) => {
    const found = known.get(schema) ?? new Map(find(schema));
    known.set(schema, found);
    return found;
  };

  function* find(schema: SchemaPointer): Iterable<[string, string]> {
    for (const [name, property] of propertiesOf(contract.schemas, schema)) {
      const collection = name === contract.identifier ? undefined : referencedCollection(kit, name, property);
      if (collection !== undefined) yield [name, placeOf(collection)];
    }
  }
}
