import type { SchemaPointer } from '../model.ts';
import { joinPointer, valueAt } from './pointer.ts';
import type { SourceDocument } from './source.ts';

/** Names that schemas give themselves, by document. */
const known = new WeakMap<SourceDocument, ReadonlyMap<string, SchemaPointer>>();

/**
 * Where the schema is that has a name in a document: `$anchor`, `$id`, or, as old documents have it, the bare name of
 * a definition.
 */
export function namedIn(source: SourceDocument, name: string): SchemaPointer | undefined {
  const names = known.get(source) ?? namesIn(source.value);
  known.set(source, names);
  if (name === '') return undefined;
  const definition = joinPointer('/definitions', name);
  return names.get(name) ?? (valueAt(source.value, definition) === undefined ? undefined : definition);
}

function namesIn(root: unknown): Map<string, SchemaPointer> {
  const found = new Map<string, SchemaPointer>();
  const seen = new Set<object>();
  const stack: [value: unknown, at: SchemaPointer][] = [[root, '']];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [value, at] = next;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, member] of Object.entries(value)) {
      if (['$anchor', '$dynamicAnchor', '$id', 'id'].includes(key) && typeof member === 'string')
        if (!found.has(member)) found.set(member, at);
      if (typeof member === 'object') stack.push([member, joinPointer(at, key)]);
    }
  }
  return found;
}
