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
  const note = (at: SchemaPointer, what: string): void => {
    const message = `${what} not judged: the API sends them, and answers none of them`;
    notes.push({ location: locate(at), message });
  };
  const webhooks = Object.keys(reader.object(reader.at('webhooks'))).length;
  if (webhooks > 0) note(reader.at('webhooks'), webhooks === 1 ? '1 webhook is' : `${webhooks} webhooks are`);
  const calling = operations.filter(
    ({ at }) => Object.keys(reader.object(joinPointer(at, 'callbacks'))).length > 0,
  );
  const [first] = calling;
  if (first !== undefined) {
    const owners = calling.length === 1 ? '1 operation' : `${calling.length} operations`;
    note(joinPointer(first.at, 'callbacks'), `callbacks of ${owners} are`);
  }
  return notes;
}
