/** Decimal fractions are no binary ones: 19.99 divided by 0.01 is not whole, though it is meant to be. */
export function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  return !Number.isFinite(times) || Math.abs(times - Math.round(times)) <= 1e-9 + Math.abs(times) * 1e-15;
}

/** The places of two items that are the same; undefined where there are none. Takes one look at each. */
export function firstPair(items: readonly unknown[]): readonly [number, number] | undefined {
  const seen = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const text = JSON.stringify(sorted(item));
    const before = seen.get(text);
    if (before !== undefined) return [before, index];
    seen.set(text, index);
  }
  return undefined;
}

/** A value with its members in one order. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}
