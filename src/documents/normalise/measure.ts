/** A part on the way, and what its members so far came to. */
interface Open<T> {
  readonly part: object;
  readonly members: readonly object[];
  readonly results: (T | undefined)[];
}

/**
 * Works something out from the leaves up, once for each object however often it is shared, and without a call for each
 * level: documents by strangers are deep. A member that holds the part itself has come to nothing yet: undefined.
 */
export function fromLeaves<T>(
  value: object,
  known: Map<object, T>,
  membersOf: (part: object) => readonly object[],
  combine: (part: object, members: readonly (T | undefined)[]) => T,
): T | undefined {
  const open: Open<T>[] = [];
  const within = new Set<object>();
  const enter = (part: object): void => {
    within.add(part);
    open.push({ part, members: membersOf(part), results: [] });
  };
  if (!known.has(value)) enter(value);
  for (let one = open.at(-1); one !== undefined; one = open.at(-1)) {
    const member = one.members[one.results.length];
    if (member === undefined) {
      known.set(one.part, combine(one.part, one.results));
      within.delete(one.part);
      open.pop();
    } else if (known.has(member) || within.has(member)) one.results.push(known.get(member));
    else enter(member);
  }
  return known.get(value);
}

/** How many values a document has when everything that is shared is written out, as most that walk through it will. */
export function measure(value: unknown): { nodes: number } | { circular: true } {
  if (typeof value !== 'object' || value === null) return { nodes: 1 };
  const nodes = fromLeaves<number>(value, new Map(), objectsIn, (part, members) => {
    const plain = Object.values(part).length - members.length;
    return members.reduce<number>((sum, one) => sum + (one ?? Number.NaN), plain + 1);
  });
  return nodes === undefined || Number.isNaN(nodes) ? { circular: true } : { nodes };
}

/** How many levels of objects a value has; without an end where it contains itself. `known` is kept for what is shared. */
export function heightOf(value: unknown, known: Map<object, number>): number {
  if (typeof value !== 'object' || value === null) return 0;
  const height = fromLeaves<number>(value, known, objectsIn, (_, members) =>
    members.reduce<number>((most, one) => Math.max(most, (one ?? Infinity) + 1), 0),
  );
  return height ?? Infinity;
}

function objectsIn(part: object): object[] {
  return Object.values(part).filter((member) => typeof member === 'object' && member !== null);
}
