/** The locations of other documents that a value refers to, without their fragments; what is no location is left out. */
export function referencesFrom(value: unknown, base: string): Set<string> {
  const found = new Set<string>();
  const seen = new Set<object>();
  // A stack of its own: documents by strangers may be nested deeper than calls can be.
  const stack = [value];
  while (stack.length > 0) {
    const one = stack.pop();
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    const reference = (one as { $ref?: unknown }).$ref;
    if (typeof reference === 'string' && !reference.startsWith('#')) {
      const location = locate(reference, base);
      if (location !== undefined) found.add(location);
    }
    for (const member of Object.values(one)) if (typeof member === 'object') stack.push(member);
  }
  found.delete(base);
  return found;
}

/** The location that a reference names, seen from a document; undefined where it names none. */
export function locate(reference: string, base: string): string | undefined {
  const [file = ''] = reference.split('#');
  if (!URL.canParse(file, base)) return undefined;
  return new URL(file, base).href.replace(/#$/, '');
}
