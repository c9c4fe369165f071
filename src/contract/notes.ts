import type { Note } from '../documents/library.ts';

/** More remarks on a document than anybody reads. */
const MOST = 100;

/** Notes with the same message as one, at the first of their places, with how many there are. */
export function grouped(notes: readonly Note[]): Note[] {
  const groups = new Map<string, { readonly first: Note; count: number }>();
  for (const note of notes) {
    const group = groups.get(note.message);
    if (group === undefined) groups.set(note.message, { first: note, count: 1 });
    else group.count += 1;
  }
  const all = [...groups.values()].map(({ first, count }) =>
    count === 1 ? first : moved(first, `${first.message} (${count} times)`),
  );
  const next = all[MOST];
  if (next === undefined) return all;
  return [...all.slice(0, MOST), moved(next, `${all.length - MOST} more notes on the document are left out`)];
}

/** The place is looked up when somebody asks. */
function moved(note: Note, message: string): Note {
  return {
    message,
    get location() {
      return note.location;
    },
  };
}
