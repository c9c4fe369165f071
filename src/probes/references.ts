import { isItem, placeOf } from '../contract/kind.ts';
import type { Operation, SchemaPointer } from '../model.ts';
import type { Kit } from '../script/kit.ts';

/** A name without case, marks and an id's ending, in each singular it may have: bases is `bas` or `base`. */
function singulars(name: string): string[] {
  const bare = name
    .replace(/(Uuid|Id|Pk|_uuid|_id|_pk)$/, '')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
  return [bare, bare.replace(/s$/, ''), bare.replace(/es$/, ''), bare.replace(/ies$/, 'y')];
}

/**
 * The collection whose items a body member refers to: the member is a UUID or named like an id, and its name is
 * that of a collection. Undefined where it is no reference, or to nothing known.
 */
export function referencedCollection(kit: Kit, name: string, property: SchemaPointer): string | undefined {
  const schema = kit.contract.schemas.at(property);
  if (schema['format'] !== 'uuid' && !/(Id|_id|Pk|_pk)$/.test(name)) return undefined;
  const wanted = singulars(name);
  const collections = kit.contract.operations
    .filter((operation) => operation.kind === 'list' || operation.kind === 'create')
    .filter(
      (operation) =>
        !isItem(operation.path) && singulars(lastSegment(operation)).some((one) => wanted.includes(one)),
    )
    .map((operation) => operation.collection);
  return collections.sort((a, b) => placeOf(a).split('/').length - placeOf(b).split('/').length)[0];
}

function lastSegment({ collection }: Operation): string {
  return placeOf(collection).split('/').pop() ?? '';
}
