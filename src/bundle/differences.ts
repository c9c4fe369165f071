/** Names of the members in which two values differ, as they would be written. */
export function differences(one: object, other: object): string[] {
  const [a, b] = [one, other] as Record<string, unknown>[];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => JSON.stringify(a?.[name]) !== JSON.stringify(b?.[name]));
}
