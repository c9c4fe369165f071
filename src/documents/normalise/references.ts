/** How many schemas of a document give themselves a name that a dynamic reference can lead to; '' is `$recursiveAnchor`. */
export function dynamicNames(root: unknown): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const seen = new Set<object>();
  const stack = [root];
  while (stack.length > 0) {
    const one = stack.pop();
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    const { $dynamicAnchor: name, $recursiveAnchor: recursive } = one as Record<string, unknown>;
    if (typeof name === 'string') found.set(name, (found.get(name) ?? 0) + 1);
    if (recursive === true) found.set('', (found.get('') ?? 0) + 1);
    for (const member of Object.values(one)) if (typeof member === 'object') stack.push(member);
  }
  return found;
}

/** The name at the end of a reference; empty where it has none. */
export function nameIn(reference: string): string {
  return reference.slice(reference.indexOf('#') + 1);
}
