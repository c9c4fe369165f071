import type { SchemaPointer } from '../../model.ts';

/** A function of pointers that works each one out once: documents are large, and their parts asked for often. */
export function remembered<T>(work: (pointer: SchemaPointer) => T): (pointer: SchemaPointer) => T {
  const known = new Map<SchemaPointer, T>();
  return (pointer) => {
    let result = known.get(pointer);
    if (result === undefined) {
      result = work(pointer);
      known.set(pointer, result);
    }
    return result;
  };
}
