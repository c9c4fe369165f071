import { isObject, type JsonObject } from '../../documents/pointer.ts';
import { partsOf } from './parts.ts';
import { targetsIn } from './targets.ts';

/** Finds the members of a schema that are marked, wherever in what it is made of the member and the mark stand. */
export function hiddenMembers(
  root: unknown,
  mark: 'readOnly' | 'writeOnly',
): (schema: JsonObject) => readonly string[] {
  const targets = targetsIn(root);
  const marked = new WeakMap<object, boolean>();

  const isMarked = (member: unknown): boolean => {
    if (!isObject(member)) return false;
    const known = marked.get(member) ?? [...partsOf(member, targets)].some((part) => part[mark] === true);
    marked.set(member, known);
    return known;
  };

  return (schema) => {
    const names = [...partsOf(schema, targets)].flatMap(({ properties }) =>
      isObject(properties) ? Object.keys(properties).filter((name) => isMarked(properties[name])) : [],
    );
    return [...new Set(names)];
  };
}
