/** `; did you mean "x"?`, where one of the names is near what was written; else nothing. */
export function didYouMean(written: string, names: Iterable<string>): string {
  const name = nearest(written, names);
  return name === undefined ? '' : `; did you mean "${name}"?`;
}

/** The name that takes the fewest changes to come from what was written, unless more than every third letter. */
export function nearest(written: string, names: Iterable<string>): string | undefined {
  const best = {
    name: undefined as string | undefined,
    changes: Math.max(2, Math.floor(written.length / 3)) + 1,
  };
  for (const name of names) {
    if (Math.abs(name.length - written.length) >= best.changes) continue;
    const changes = changesBetween(written.toLowerCase(), name.toLowerCase());
    if (changes < best.changes) Object.assign(best, { name, changes });
  }
  return best.name;
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
export function changesBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line[column] = Math.min(
        (last[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = line;
  }
  return last[other.length] ?? 0;
}
