import type { SchemaPointer } from '../model.ts';
import { joinPointer } from './pointer.ts';

interface Open {
  readonly part: object;
  readonly entries: readonly (readonly [name: string, member: unknown])[];
  next: number;
}

/** The pointer of the first part that is within itself, as an alias of YAML can make it; undefined where there is none. */
export function circleIn(value: unknown): SchemaPointer | undefined {
  const done = new Set<object>();
  const within = new Set<object>();
  // A stack of its own: documents by strangers may be nested deeper than calls can be.
  const open: Open[] = [];
  const enter = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || done.has(part)) return;
    within.add(part);
    open.push({ part, entries: Object.entries(part), next: 0 });
  };
  enter(value);
  for (let one = open.at(-1); one !== undefined; one = open.at(-1)) {
    const member = one.entries[one.next]?.[1];
    if (typeof member === 'object' && member !== null && within.has(member))
      return joinPointer('', ...open.map(({ entries, next }) => entries[next]?.[0] ?? ''));
    if (one.next === one.entries.length) {
      within.delete(one.part);
      done.add(one.part);
      open.pop();
      const above = open.at(-1);
      if (above !== undefined) above.next += 1;
      continue;
    }
    const before = open.length;
    enter(member);
    if (open.length === before) one.next += 1;
  }
  return undefined;
}
