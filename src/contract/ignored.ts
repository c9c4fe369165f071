import type { Note } from '../documents/library.ts';
import { joinPointer } from '../documents/pointer.ts';
import type { Location, SchemaPointer } from '../model.ts';
import type { FoundOperation } from './paths.ts';
import type { Reader } from './reader.ts';

/** What a document describes that is not judged: requests that the API sends, not ones that it answers. */
export function ignoredIn(
  reader: Reader,
  operations: readonly FoundOperation[],
  locate: (pointer: SchemaPointer) => Location,
): Note[] {
  const notes: Note[] = [];
  const webhooks = Object.keys(reader.object(reader.at('webhooks')));
  if (webhooks.length > 0) {
    const message = `${webhooks.length} webhooks are not judged: the API sends them, and answers none of them`;
    notes.push({ location: locate(reader.at('webhooks')), message });
  }
  const calling = operations.filter(
    ({ at }) => Object.keys(reader.object(joinPointer(at, 'callbacks'))).length > 0,
  );
  const [first] = calling;
  if (first !== undefined) {
    const message = `callbacks of ${calling.length} operations are not judged: the API sends them, and answers none of them`;
    notes.push({ location: locate(joinPointer(first.at, 'callbacks')), message });
  }
  return notes;
}
