/** A part on the way, and what its members so far came to. */
interface Open {
  readonly part: object;
  readonly members: readonly unknown[];
  readonly results: number[];
}

/**
 * Works a number out from the leaves up, once for each object however often it is shared, and without a call for each
 * level: documents by strangers are deep. Undefined where a value contains itself.
 */
function fromLeaves(
  value: unknown,
  known: Map<object, number>,
  combine: (members: readonly number[]) => number,
): number | undefined {
  const leaf = combine([]);
  const result = (one: unknown): number | undefined =>
    typeof one === 'object' && one !== null ? known.get(one) : leaf;
  const open: Open[] = [];
  const within = new Set<object>();
  const enter = (part: object): void => {
    within.add(part);
    open.push({ part, members: Object.values(part), results: [] });
  };
  if (result(value) === undefined) enter(value as object);
  for (let one = open.at(-1); one !== undefined; one = open.at(-1)) {
    if (one.results.length === one.members.length) {
      known.set(one.part, combine(one.results));
      within.delete(one.part);
      open.pop();
      continue;
    }
    const member = one.members[one.results.length];
    const found = result(member);
    if (found !== undefined) one.results.push(found);
    else if (within.has(member as object)) return undefined;
    else enter(member as object);
  }
  return result(value);
}

/** How many values a document has when everything that is shared is written out, as most that walk through it will. */
export function measure(value: unknown): { nodes: number } | { circular: true } {
  const nodes = fromLeaves(value, new Map(), (members) => members.reduce((sum, one) => sum + one, 1));
  return nodes === undefined ? { circular: true } : { nodes };
}

/** How many levels a value has; more than any where it contains itself. `known` is kept for what is shared. */
export function heightOf(value: unknown, known: Map<object, number>): number {
  return (
    fromLeaves(value, known, (members) => members.reduce((most, one) => Math.max(most, one + 1), 0)) ??
    Infinity
  );
}
